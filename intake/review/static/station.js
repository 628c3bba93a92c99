// What every page shares. No page needs it to be read; the keys and the live updates do.
"use strict";
