package dev.granary.testing.landscape.embedded.controllers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a controller still has to look at, each thing once. */
final class Noted<T> {

    private final Set<T> things = new LinkedHashSet<>();

    synchronized void add(T thing) {
        things.add(thing);
    }

    synchronized List<T> takeAll() {
        List<T> taken = List.copyOf(things);
        things.clear();
        return taken;
    }
}
