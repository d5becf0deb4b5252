/** How our pages look: one column that fits 320 px, everything reachable by keyboard with its focus in sight. */
export const STYLE = `:root { color-scheme: light; }
body { margin: 0; font: 17px/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif; color: #1d2733; background: #f4f6f8; }
main { max-width: 40rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; background: #fff; min-height: 100vh; box-sizing: border-box; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; } h3 { font-size: 1rem; margin: 1.5rem 0 0.5rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 11rem) 1fr; gap: 0.35rem 1rem; margin: 1rem 0; }
dt { color: #52606d; } dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
ul, ol { padding-left: 1.25rem; } li { margin: 0.35rem 0; overflow-wrap: anywhere; } ol.plain { list-style: none; padding: 0; }
label { display: block; margin-bottom: 0.25rem; }
input[type=text], input[type=email], input[type=tel], input:not([type]), select, textarea { width: 100%; box-sizing: border-box; font: inherit; color: inherit; background: #fff; padding: 0.6rem; border: 1px solid #7b8794; border-radius: 4px; }
[aria-invalid=true] { border: 2px solid #a4262c; }
fieldset { border: 1px solid #cbd2d9; border-radius: 4px; margin: 1rem 0; padding: 0.25rem 1rem; min-width: 0; } legend { font-weight: 600; padding: 0 0.35rem; }
.check { display: grid; grid-template-columns: 1.6rem 1fr; align-items: start; margin: 0.6rem 0; } .check input { width: 1.2rem; height: 1.2rem; margin: 0.2rem 0 0; }
button, .button { display: inline-block; font: inherit; font-weight: 600; padding: 0.7rem 1.4rem; border: 0; border-radius: 4px; background: #0b5394; color: #fff; text-decoration: none; cursor: pointer; }
button.quiet { background: #fff; color: #0b5394; border: 1px solid #0b5394; }
button.plain { background: #fff; color: #a4262c; border: 1px solid #a4262c; }
details { border: 1px solid #cbd2d9; border-radius: 4px; margin: 0.6rem 0; padding: 0 1rem; }
summary { cursor: pointer; font-weight: 600; padding: 0.7rem 0; color: #0b5394; }
button:focus-visible, a:focus-visible, input:focus-visible, select:focus-visible, textarea:focus-visible, summary:focus-visible, pre:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
a { color: #0b5394; } a.button { color: #fff; }
code, .hash { font-family: ui-monospace, monospace; font-size: 0.85rem; overflow-wrap: anywhere; }
pre { font: 0.8rem/1.45 ui-monospace, monospace; background: #f4f6f8; border: 1px solid #cbd2d9; border-radius: 4px; padding: 0.75rem; overflow: auto; max-height: 24rem; }
.fine { color: #52606d; font-size: 0.85rem; } .fault { display: block; color: #a4262c; font-size: 0.9rem; }
[role=alert], [role=status] { border-left: 4px solid #0b5394; padding-left: 0.75rem; } [role=alert] { border-color: #a4262c; } [hidden] { display: none; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 0.6rem; } }
`;
