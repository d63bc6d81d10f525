package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.application.port.Kubeconfigs;
import dev.granary.discovery.domain.KubeconfigReader;
import dev.granary.discovery.domain.KubeconfigReading;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads kubeconfigs as YAML (of which JSON is a part). A parser's message is dropped: it repeats the document. */
@Singleton
final class YamlKubeconfigs implements Kubeconfigs {

    /** Gardener names the contexts after the addresses of the shoot; the first one need not be the external one. */
    private static final String EXTERNAL = "-external";

    @Override
    public KubeconfigReading read(String text) {
        return read(text, null);
    }

    KubeconfigReading ofShoot(String text) {
        return read(text, EXTERNAL);
    }

    private static KubeconfigReading read(String text, @Nullable String preferredSuffix) {
        try {
            Object document = new Load(LoadSettings.builder().build()).loadFromString(text);
            return KubeconfigReader.read(document, preferredSuffix);
        } catch (YamlEngineException malformed) {
            return new KubeconfigReading.Refused("It is not well-formed YAML.");
        }
    }
}
