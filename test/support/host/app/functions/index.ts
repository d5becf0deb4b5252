import './activities.ts';
import './http.ts';
import './orchestrators.ts';
import './timers.ts';
