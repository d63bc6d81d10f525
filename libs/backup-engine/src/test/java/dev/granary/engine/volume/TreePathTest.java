package dev.granary.engine.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.posix.FileName;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {

    @Property(tries = 1000)
    void ordersByNamesFromLeftToRight(@ForAll("names") List<FileName> left, @ForAll("names") List<FileName> right) {
        int expected = Arrays.compare(left.toArray(FileName[]::new), right.toArray(FileName[]::new));

        assertThat(Integer.signum(join(left).compareTo(join(right)))).isEqualTo(Integer.signum(expected));
    }

    @Property(tries = 500)
    void knowsItsPlace(@ForAll("names") List<FileName> names, @ForAll("names") List<FileName> more) {
        TreePath path = join(names);
        TreePath below = more.stream().reduce(path, TreePath::child, (a, b) -> b);

        assertThat(path.names()).isEqualTo(names);
        assertThat(below.isAtOrBelow(path)).isTrue();
        assertThat(path.isAtOrBelow(below)).isEqualTo(more.isEmpty());
        assertThat(below.isChildOf(path)).isEqualTo(more.size() == 1);
        if (!names.isEmpty()) {
            assertThat(path.name()).isEqualTo(names.getLast());
            assertThat(path.parent()).isEqualTo(join(names.subList(0, names.size() - 1)));
        }
        assertThat(TreePath.of(path.toBytes())).isEqualTo(path).hasSameHashCodeAs(path);
    }

    @Test
    void isNotBelowANameThatItOnlyBeginsWith() {
        assertThat(TreePath.of("ab/c").isAtOrBelow(TreePath.of("a"))).isFalse();
        assertThat(TreePath.of("ab").isChildOf(TreePath.ROOT)).isTrue();
        assertThat(TreePath.of("a/b").isChildOf(TreePath.of("a/b"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/a", "a/", "a//b", ".", "..", "a/../b", "a/.", "./a", "a\0"})
    void refusesWhatLeadsOutOrIsAmbiguous(String path) {
        assertThatThrownBy(() -> TreePath.of(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesLongerPathsThanItPromises() {
        TreePath longest = TreePath.of("x/".repeat(TreePath.MAX_BYTES / 2 - 1) + "yy");

        assertThat(longest.toBytes()).hasSize(TreePath.MAX_BYTES);
        assertThat(longest.hasRoomFor(FileName.of("z"))).isFalse();
        assertThatThrownBy(() -> longest.child(FileName.of("z"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TreePath.of(longest + "z")).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<List<FileName>> names() {
        return Arbitraries.bytes()
                .filter(b -> b != 0 && b != '/')
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(3)
                .filter(bytes -> FileName.isValid(bytes, 0, bytes.length))
                .map(FileName::of)
                .list()
                .ofMaxSize(5);
    }

    private static TreePath join(List<FileName> names) {
        return names.stream().reduce(TreePath.ROOT, TreePath::child, (a, b) -> b);
    }
}
