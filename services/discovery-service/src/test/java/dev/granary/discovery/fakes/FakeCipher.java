package dev.granary.discovery.fakes;

import dev.granary.discovery.application.port.KubeconfigCipher;
import dev.granary.discovery.application.port.SealedKubeconfig;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Seals by naming the config. */
public final class FakeCipher implements KubeconfigCipher {

    @Override
    public SealedKubeconfig seal(UUID configId, String kubeconfig) {
        return new SealedKubeconfig((configId + kubeconfig).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String open(UUID configId, SealedKubeconfig kept) {
        String text = new String(kept.ciphertext(), StandardCharsets.UTF_8);
        if (!text.startsWith(configId.toString())) {
            throw new IllegalStateException("kept for another config");
        }
        return text.substring(configId.toString().length());
    }
}
