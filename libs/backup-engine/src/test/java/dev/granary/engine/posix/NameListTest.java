package dev.granary.engine.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NameListTest {

    @Property(tries = 200)
    void sortsByUnsignedBytes(@ForAll @Size(max = 60) List<@NotEmpty @Size(max = 255) byte[]> bytes) {
        List<FileName> valid = bytes.stream()
                .filter(name -> FileName.isValid(name, 0, name.length))
                .map(FileName::of)
                .toList();
        NameList names = new NameList();
        valid.forEach(name -> names.add(name.raw(), 0, name.raw().length));

        names.sort();

        assertThat(contentOf(names)).isEqualTo(valid.stream().sorted().toList());
    }

    @Test
    void holdsAMillionNamesInLittleMoreThanTheirBytes() {
        NameList names = new NameList();
        for (int i = 0; i < 1_000_000; i++) {
            byte[] name = Long.toString(i * 7919L % 1_000_000).getBytes(StandardCharsets.US_ASCII);
            names.add(name, 0, name.length);
        }

        names.sort();

        assertThat(names.size()).isEqualTo(1_000_000);
        assertThat(names.get(0)).hasToString("0");
        assertThat(names.get(999_999)).hasToString("999999");
        assertThat(names.bytes()).isLessThan(8 << 20);
    }

    @Test
    void refusesAnIndexOutside() {
        assertThatThrownBy(() -> new NameList().get(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<FileName> contentOf(NameList names) {
        List<FileName> content = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            content.add(names.get(i));
        }
        return content;
    }
}
