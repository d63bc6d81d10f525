package dev.granary.engine.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    private static final String SEVENS = "BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=";
    private static final String EIGHTS = "CAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg=";

    @Test
    void theFirstKeyIsTheCurrentOne() {
        LocationKeys keys = KeyFile.parse("# ours\r\n\n  2026-11\t" + SEVENS + "  \n2025-02 " + EIGHTS);

        assertThat(keys.current().map(LocationKey::id)).contains(new KeyId("2026-11"));
        assertThat(keys.get(new KeyId("2025-02")).secret()).isEqualTo(filled(8));
    }

    @Test
    void whatIsWrittenCanBeRead() {
        LocationKeys keys = TestKeys.keys("a", 1).rotatedTo(TestKeys.key("b", 2));

        LocationKeys read = KeyFile.parse(KeyFile.write(keys));

        assertThat(read.all()).extracting(LocationKey::id).containsExactly(new KeyId("b"), new KeyId("a"));
        assertThat(read.all()).extracting(LocationKey::secret).containsExactly(filled(2), filled(1));
    }

    @Test
    void aGeneratedKeyIsAsLongAsAKey() {
        LocationKey key = KeyFile.generate(new KeyId("new"), new SeededRandom(3));

        assertThat(key.secret()).hasSize(LocationKey.BYTES).isNotEqualTo(filled(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b c", "a c2hvcnQ=", "a *", "a/b " + SEVENS, "=" + SEVENS, "a " + SEVENS + " more"})
    void namesTheLineThatIsNoKeyAndHidesWhatStandsThere(String line) {
        assertThatExceptionOfType(UnreadableKeyFileException.class)
                .isThrownBy(() -> KeyFile.parse("# keys\n" + line))
                .withMessageContaining("line 2")
                .withMessageNotContaining("BwcH");
    }

    @Test
    void refusesAFileWithoutKeys() {
        assertThatExceptionOfType(UnreadableKeyFileException.class).isThrownBy(() -> KeyFile.parse("# none\n"));
    }

    @Test
    void refusesAnIdThatIsThereTwice() {
        assertThatExceptionOfType(UnreadableKeyFileException.class)
                .isThrownBy(() -> KeyFile.parse("a " + SEVENS + "\na " + EIGHTS))
                .withMessageContaining("twice");
    }

    @Test
    void aKeyDoesNotShowItsSecret() {
        assertThat(TestKeys.key("a", 7)).hasToString("LocationKey[a]");
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[LocationKey.BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
