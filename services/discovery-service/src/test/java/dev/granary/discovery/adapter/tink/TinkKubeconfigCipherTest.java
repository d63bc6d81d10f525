package dev.granary.discovery.adapter.tink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.granary.discovery.application.port.SealedKubeconfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkKubeconfigCipherTest {

    private static final UUID CONFIG = UUID.randomUUID();

    @TempDir
    Path directory;

    @BeforeAll
    static void register() throws GeneralSecurityException {
        AeadConfig.register();
    }

    @Test
    void opensWhatItSealedAndShowsNothingOfIt() throws Exception {
        TinkKubeconfigCipher cipher = TinkKubeconfigCipher.ofKeyset(keyset(newKeyset()));

        SealedKubeconfig sealed = cipher.seal(CONFIG, "token: very-secret");

        assertThat(new String(sealed.ciphertext(), StandardCharsets.ISO_8859_1)).doesNotContain("very-secret");
        assertThat(sealed.toString()).doesNotContain("very-secret");
        assertThat(cipher.open(CONFIG, sealed)).isEqualTo("token: very-secret");
    }

    @Test
    void doesNotOpenUnderTheIdOfAnotherConfig() throws Exception {
        TinkKubeconfigCipher cipher = TinkKubeconfigCipher.ofKeyset(keyset(newKeyset()));
        SealedKubeconfig sealed = cipher.seal(CONFIG, "token: very-secret");

        assertThatThrownBy(() -> cipher.open(UUID.randomUUID(), sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensAfterARotationWhatTheOldKeySealed() throws Exception {
        KeysetHandle before = newKeyset();
        SealedKubeconfig sealed = TinkKubeconfigCipher.ofKeyset(keyset(before)).seal(CONFIG, "token: very-secret");
        KeysetHandle after = KeysetHandle.newBuilder(before)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build();

        assertThat(TinkKubeconfigCipher.ofKeyset(keyset(after)).open(CONFIG, sealed))
                .isEqualTo("token: very-secret");
    }

    @Test
    void doesNotStartWithoutAKeysetAndNamesTheFileOnly() throws Exception {
        Path absent = directory.resolve("absent.json");
        Path other = Files.writeString(directory.resolve("other.json"), "{\"primaryKeyId\": \"very-secret\"}");

        assertThatThrownBy(() -> TinkKubeconfigCipher.ofKeyset(absent)).hasMessageContaining(absent.toString());
        assertThatThrownBy(() -> TinkKubeconfigCipher.ofKeyset(other))
                .hasMessageContaining(other.toString())
                .hasNoCause();
    }

    private static KeysetHandle newKeyset() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
    }

    private Path keyset(KeysetHandle keyset) throws IOException, GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        return Files.writeString(Files.createTempFile(directory, "keyset", ".json"), json);
    }
}
