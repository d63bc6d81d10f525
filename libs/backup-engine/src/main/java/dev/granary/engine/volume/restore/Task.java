package dev.granary.engine.volume.restore;

/** Work for a {@link Writers}. One of the two methods is called, once. */
interface Task {

    void run();

    /** Nothing is to be done any more; what is held has to be let go. */
    void skip();
}
