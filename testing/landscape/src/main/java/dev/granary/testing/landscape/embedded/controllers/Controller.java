package dev.granary.testing.landscape.embedded.controllers;

import dev.granary.testing.landscape.embedded.store.Change;

/** Looks at every change and acts on some of them later. */
interface Controller {

    /** Remembers what to do; runs inside the write, so it must not write. */
    void note(Change change);

    /** Does what was noted. What cannot be done now is noted again by the change that makes it possible. */
    void run();
}
