package dev.granary.discovery;

import static java.util.Map.entry;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/** The settings that have no default, and short waits. */
public final class SettingsResource implements QuarkusTestResourceLifecycleManager {

    /** Everything that the application logs. */
    static final Path LOG = Path.of("target", "discovery-it.log");

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("granary-discovery");
            Path keyset = Files.writeString(directory.resolve("keyset.json"), keyset());
            Path authorities = Files.writeString(directory.resolve("ca.pem"), "PEM of the authorities\n");
            return Map.ofEntries(
                    entry("quarkus.log.file.enable", "true"),
                    entry("quarkus.log.file.path", LOG.toString()),
                    entry("quarkus.log.category.\"dev.granary\".level", "DEBUG"),
                    entry("granary.discovery.keyset-file", keyset.toString()),
                    entry("granary.discovery.agent.ca-file", authorities.toString()),
                    entry("granary.discovery.agent.image", "registry.example.com/granary/edge-agent:0.1.0"),
                    entry("granary.discovery.agent.kafka-bootstrap", "bus.example.com:9093"),
                    entry("granary.discovery.agent.token-endpoint", "https://registry.example.com"),
                    entry("granary.discovery.gardener.page-size", "1"),
                    entry("granary.discovery.gardener.first-retry", "PT0.1S"),
                    entry("granary.discovery.gardener.longest-retry", "PT0.5S"),
                    entry("granary.discovery.installation.poll-interval", "PT0.1S"),
                    entry("granary.discovery.installation.first-retry", "PT0.1S"),
                    entry("granary.discovery.installation.longest-retry", "PT0.5S"));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException(fault);
        }
    }

    static String log() {
        try {
            return Files.readString(LOG);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String keyset() throws GeneralSecurityException {
        AeadConfig.register();
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
    }

    @Override
    public void stop() {}
}
