package dev.granary.discovery.adapter.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import dev.granary.discovery.application.port.KubeconfigCipher;
import dev.granary.discovery.application.port.SealedKubeconfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * AEAD of Tink. The config's id is associated data, so that a ciphertext copied to another row does not open. Rotation:
 * add a primary key to the keyset file; the old keys in it still open what they sealed.
 */
public final class TinkKubeconfigCipher implements KubeconfigCipher {

    private final Aead aead;

    private TinkKubeconfigCipher(Aead aead) {
        this.aead = aead;
    }

    /**
     * Reads the keyset once.
     *
     * @throws IllegalStateException when the file cannot be read or is no AEAD keyset; names the file only
     */
    public static TinkKubeconfigCipher ofKeyset(Path file) {
        try {
            AeadConfig.register();
            KeysetHandle keyset =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(file), InsecureSecretKeyAccess.get());
            return new TinkKubeconfigCipher(keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (IOException unreadable) {
            throw new IllegalStateException("The keyset file " + file + " cannot be read.", unreadable);
        } catch (GeneralSecurityException malformed) { // not the cause: it could repeat the keyset
            throw new IllegalStateException(
                    "The keyset file " + file + " is not a Tink JSON keyset for AEAD, for instance AES256_GCM.");
        }
    }

    @Override
    public SealedKubeconfig seal(UUID configId, String kubeconfig) {
        try {
            return new SealedKubeconfig(
                    aead.encrypt(kubeconfig.getBytes(StandardCharsets.UTF_8), associatedData(configId)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The kubeconfig of " + configId + " could not be sealed.", broken);
        }
    }

    @Override
    public String open(UUID configId, SealedKubeconfig sealed) {
        try {
            return new String(aead.decrypt(sealed.ciphertext(), associatedData(configId)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException(
                    "The kubeconfig of " + configId + " does not open with the keyset; is a key missing in it?",
                    refused);
        }
    }

    private static byte[] associatedData(UUID configId) {
        return configId.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
