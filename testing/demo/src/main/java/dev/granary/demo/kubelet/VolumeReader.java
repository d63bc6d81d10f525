package dev.granary.demo.kubelet;

import dev.granary.demo.kubelet.VolumeSource.Content;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.ProjectedVolumeSource;
import io.fabric8.kubernetes.api.model.ServiceAccountTokenProjection;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the volumes of a pod: ConfigMap, Secret, emptyDir, projected tokens and their combinations. */
final class VolumeReader {
    /** What a kubelet asks for the default token. */
    private static final Duration API_TOKEN_LIFE = Duration.ofSeconds(3607);

    /** Here a minute of a real kubelet. */
    private static final Duration SECRET_LOOK = Duration.ofSeconds(2);

    private final PodContext context;
    private final ShootObjects objects;

    VolumeReader(PodContext context) {
        this.context = context;
        this.objects = new ShootObjects(context.client(), context.plan().namespace());
    }

    Content content(Volume volume) {
        if (volume.getEmptyDir() != null) {
            return Content.lasting(Map.of());
        }
        if (volume.getConfigMap() != null) {
            var source = volume.getConfigMap();
            return Content.lasting(pick(objects.configMap(source.getName()), source.getItems()));
        }
        if (volume.getSecret() != null) {
            var source = volume.getSecret();
            return secret(source.getSecretName(), source.getOptional(), source.getItems());
        }
        if (volume.getProjected() != null) {
            return projected(volume.getProjected());
        }
        throw new PodRefusedException("volume " + volume.getName() + " is of a kind that is not known here");
    }

    /** The volume that Kubernetes adds to every pod. */
    Content serviceAccount() {
        String token = objects.token(context.plan().serviceAccount(), null, API_TOKEN_LIFE);
        return new Content(
                Map.of(
                        "token", token,
                        "ca.crt", context.shoot().caPem(),
                        "namespace", context.plan().namespace()),
                Optional.of(API_TOKEN_LIFE));
    }

    /** The volume that the azure-workload-identity webhook adds. */
    Content azureToken() {
        String token = objects.token(context.plan().serviceAccount(), WorkloadIdentity.AUDIENCE, WorkloadIdentity.LIFE);
        return new Content(Map.of(WorkloadIdentity.FILE, token), Optional.of(WorkloadIdentity.LIFE));
    }

    private Content projected(ProjectedVolumeSource source) {
        var files = new HashMap<String, String>();
        Optional<Duration> shortest = Optional.empty();
        for (VolumeProjection projection : source.getSources()) {
            Content content = content(projection);
            files.putAll(content.files());
            shortest = shorter(shortest, content.life());
        }
        return new Content(files, shortest);
    }

    private Content content(VolumeProjection projection) {
        if (projection.getServiceAccountToken() != null) {
            return token(projection.getServiceAccountToken());
        }
        if (projection.getConfigMap() != null) {
            var source = projection.getConfigMap();
            return Content.lasting(pick(objects.configMap(source.getName()), source.getItems()));
        }
        if (projection.getSecret() != null) {
            var source = projection.getSecret();
            return secret(source.getName(), source.getOptional(), source.getItems());
        }
        throw new PodRefusedException("a projected volume has a source of a kind that is not known here");
    }

    private Content token(ServiceAccountTokenProjection wanted) {
        Long seconds = wanted.getExpirationSeconds();
        Duration life = Duration.ofSeconds(seconds == null ? 3600 : seconds);
        String token = objects.token(context.plan().serviceAccount(), wanted.getAudience(), life);
        return new Content(Map.of(wanted.getPath(), token), Optional.of(life));
    }

    /** Looked at again and again: what a Secret holds changes under the pod, and an optional one may come and go. */
    private Content secret(String name, @Nullable Boolean optional, @Nullable List<KeyToPath> items) {
        Map<String, String> files = objects.secret(name)
                .map(data -> pick(data, items))
                .or(() -> Optional.of(Map.<String, String>of()).filter(none -> Boolean.TRUE.equals(optional)))
                .orElseThrow(() -> new PodRefusedException("no Secret " + name));
        return new Content(files, Optional.of(SECRET_LOOK));
    }

    private static Map<String, String> pick(Map<String, String> data, @Nullable List<KeyToPath> items) {
        if (items == null || items.isEmpty()) {
            return data;
        }
        return items.stream().collect(Collectors.toMap(KeyToPath::getPath, item -> require(data, item.getKey())));
    }

    private static String require(Map<String, String> data, String key) {
        String value = data.get(key);
        if (value == null) {
            throw new PodRefusedException("no key " + key);
        }
        return value;
    }

    private static Optional<Duration> shorter(Optional<Duration> one, Optional<Duration> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().compareTo(other.get()) < 0 ? one : other;
    }
}
