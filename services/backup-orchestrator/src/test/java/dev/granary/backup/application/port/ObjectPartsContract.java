package dev.granary.backup.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.domain.ObjectPart;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The law of the objects of backups and of restores. */
public abstract class ObjectPartsContract<I, T> {
    protected abstract ObjectParts<I, T> parts();

    /** A new backup or restore. */
    protected abstract I added();

    protected abstract Uni<Void> remove(I id);

    /** An object with nothing to explain. */
    protected abstract T plain();

    /** One with everything in it. */
    protected abstract T full();

    /** Runs the work in a transaction and waits for it. */
    protected abstract <R> R in(Supplier<Uni<R>> work);

    @Test
    void keepsEachPartOnceAndKnowsWhetherTheyAreAllThere() {
        I id = added();

        in(() -> parts().put(id, new ObjectPart<>(2, true, List.of(plain()))));
        assertThat(in(() -> parts().areComplete(id))).isFalse();
        in(() -> parts().put(id, new ObjectPart<>(1, false, List.of(plain()))));
        in(() -> parts().put(id, new ObjectPart<>(1, false, List.of(full(), plain()))));

        assertThat(in(() -> parts().areComplete(id))).isTrue();
        assertThat(in(() -> parts().from(id, 1))).contains(new ObjectPart<>(1, false, List.of(full(), plain())));
        assertThat(in(() -> parts().from(id, 2))).contains(new ObjectPart<>(2, true, List.of(plain())));
        assertThat(in(() -> parts().from(id, 3))).isEmpty();
        I other = added();
        assertThat(in(() -> parts().from(other, 1))).isEmpty();
        assertThat(in(() -> parts().areComplete(other))).isFalse();
    }

    @Test
    void forgetsThePartsWithTheirBackupOrRestore() {
        I id = added();
        in(() -> parts().put(id, new ObjectPart<>(1, true, List.of())));

        in(() -> remove(id));

        assertThat(in(() -> parts().from(id, 1))).isEmpty();
    }
}
