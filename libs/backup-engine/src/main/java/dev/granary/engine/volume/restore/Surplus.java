package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.NameList;
import java.util.function.Consumer;

/**
 * The names in a directory of the target that the backup does not have, found while the backup's names come by in their
 * order.
 */
final class Surplus {

    private final NameList names;
    private final Consumer<FileName> remover;
    private int next;

    /**
     * Of sorted names.
     *
     * @param remover takes those that are surplus
     */
    Surplus(NameList names, Consumer<FileName> remover) {
        this.names = names;
        this.remover = remover;
    }

    /** Nothing is surplus. */
    static Surplus none() {
        return new Surplus(NameList.empty(), name -> {});
    }

    /** The backup has this name, and none between the one before and this. */
    void expect(FileName name) {
        while (next < names.size()) {
            int order = names.get(next).compareTo(name);
            if (order > 0) {
                return;
            }
            FileName found = names.get(next++);
            if (order < 0) {
                remover.accept(found);
            }
        }
    }

    /** The backup has no more names here. */
    void expectNoMore() {
        while (next < names.size()) {
            remover.accept(names.get(next++));
        }
    }
}
