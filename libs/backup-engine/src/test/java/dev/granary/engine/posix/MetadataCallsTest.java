package dev.granary.engine.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.granary.engine.volume.Acl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataCallsTest {

    private static final FileName A = FileName.of("a");
    private static final AttributeName COLOUR = AttributeName.of("user.colour");

    @TempDir
    Path directory;

    private final Posix posix = Posix.linux();
    private final MetadataCalls calls = posix.metadata();
    private Descriptor root;

    @BeforeEach
    void open() {
        root = posix.directories().openRoot(directory);
    }

    @AfterEach
    void close() {
        root.close();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-1,999999999", "-1000000000,1", "4102444800,123456789", "1700000000,987654321"})
    void keepsNanosecondsOfAnyCentury(long seconds, int nanos) {
        UnixTime time = new UnixTime(seconds, nanos);
        try (Descriptor file = posix.files().create(root, A, 0600)) {
            calls.setModified(file, time);

            assertThat(calls.status(file).modified()).isEqualTo(time);
        }
    }

    @Test
    void changesTheSymbolicLinkAndNotItsTarget() throws IOException {
        Rights.assumeRoot();
        Path target = Files.createFile(directory.resolve("target"));
        Object before = Files.getLastModifiedTime(target);
        Files.createSymbolicLink(directory.resolve("a"), Path.of("target"));
        AttributeName trusted = AttributeName.of("trusted.of");

        try (Descriptor link = posix.files().openNode(root, A)) {
            calls.setOwner(link, 1234, 4_000_000_000L);
            calls.setAttribute(link, trusted, new byte[] {7});
            calls.setModified(link, new UnixTime(77, 7));

            assertThat(calls.status(link).uid()).isEqualTo(1234);
            assertThat(calls.status(link).gid()).isEqualTo(4_000_000_000L);
            assertThat(calls.status(link).modified()).isEqualTo(new UnixTime(77, 7));
            assertThat(calls.attributes(link)).contains(trusted);
            assertThat(calls.attribute(link, trusted)).hasValue(new byte[] {7});
        }
        assertThat(Files.getAttribute(target, "unix:uid")).isEqualTo(0);
        assertThat(Files.getLastModifiedTime(target, LinkOption.NOFOLLOW_LINKS)).isEqualTo(before);
    }

    @Test
    void changesANodeWithoutOpeningIt() {
        posix.directories().makeNode(root, A, FileType.FIFO, new DeviceNumber(0, 0));
        try (Descriptor fifo = posix.files().openNode(root, A)) {
            calls.setMode(fifo, 0652);
            calls.setModified(fifo, new UnixTime(5, 5));

            assertThat(calls.status(fifo).mode()).isEqualTo(0652);
            assertThat(calls.status(fifo).modified()).isEqualTo(new UnixTime(5, 5));
        }
    }

    @Test
    void setsAllTwelveBitsOfAMode() {
        try (Descriptor file = posix.files().create(root, A, 0600)) {
            calls.setMode(file, 07751);

            assertThat(calls.status(file).mode()).isEqualTo(07751);
        }
    }

    @Test
    void setsListsAndRemovesAttributes() {
        try (Descriptor file = posix.files().create(root, A, 0600)) {
            assumeAttributes(file);
            byte[] value = new byte[1000];
            value[999] = 3;
            calls.setAttribute(file, COLOUR, value);
            calls.setAttribute(file, AttributeName.of("user.empty"), new byte[0]);

            assertThat(calls.attributes(file)).contains(COLOUR, AttributeName.of("user.empty"));
            assertThat(calls.attribute(file, COLOUR)).hasValue(value);
            assertThat(calls.attribute(file, AttributeName.of("user.empty"))).hasValue(new byte[0]);

            calls.removeAttribute(file, COLOUR);
            assertThat(calls.attribute(file, COLOUR)).isEmpty();
        }
    }

    @Test
    void anAccessControlListIsAnAttribute() {
        byte[] acl = Acl.of(1001);
        try (Descriptor file = posix.files().create(root, A, 0600)) {
            assumeAttributes(file);
            calls.setAttribute(file, Acl.ACCESS, acl);

            assertThat(calls.attributes(file)).contains(Acl.ACCESS);
            assertThat(calls.attribute(file, Acl.ACCESS)).hasValue(acl);
            assertThat(calls.status(file).mode()).isEqualTo(0670);
        }
    }

    @Test
    void namesWhatWasRefused() {
        try (Descriptor file = posix.files().create(root, A, 0600)) {
            assertThatExceptionOfType(PosixException.class)
                    .isThrownBy(() -> calls.setAttribute(file, AttributeName.of("nonsense.x"), new byte[1]))
                    .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.NOT_SUPPORTED));
            assertThatExceptionOfType(PosixException.class)
                    .isThrownBy(() -> calls.setAttribute(file, COLOUR, new byte[300 << 10]))
                    .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.RANGE));
        }
    }

    private void assumeAttributes(Descriptor file) {
        try {
            calls.setAttribute(file, COLOUR, new byte[0]);
            calls.removeAttribute(file, COLOUR);
        } catch (PosixException e) {
            Assumptions.abort("not run: this file system has no attributes");
        }
    }
}
