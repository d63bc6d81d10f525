package dev.granary.discovery.domain;

import java.util.Map;

/**
 * A shoot as the Gardener API showed it.
 *
 * @param labels all of them, for the selector
 * @param deleting it has a deletion timestamp: its labels and its API server say nothing any more
 */
public record ObservedShoot(ShootFacts facts, Map<String, String> labels, boolean deleting) {

    public ObservedShoot {
        labels = Map.copyOf(labels);
    }
}
