package dev.granary.demo.kubelet;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Where the files of a volume come from; reads the shoot's API server each time. */
@FunctionalInterface
interface VolumeSource {

    Content read();

    /**
     * The files of a volume.
     *
     * @param files name to content
     * @param life how long they last: the life of a token, or until a Secret is looked at again; empty for as long as the pod
     */
    record Content(Map<String, String> files, Optional<Duration> life) {
        static Content lasting(Map<String, String> files) {
            return new Content(files, Optional.empty());
        }
    }
}
