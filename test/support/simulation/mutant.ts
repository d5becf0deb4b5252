/** A fault put into the product on purpose, and the story (of which test file) that has to notice, by its title without the rows it names. `find` occurs once in the file. */
export type Mutant = {
  name: string;
  file: string;
  find: string;
  replace: string;
  killedBy: string;
  in?: string;
};
