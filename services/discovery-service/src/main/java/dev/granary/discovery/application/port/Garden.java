package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.ObservedShoot;
import dev.granary.selection.LabelSelector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the Gardener API of one config. Usable by several threads. Every call but {@link #close} goes over the
 * network, blocks up to the request timeout, and throws {@link GardenerFault} when it is not answered as documented.
 */
public interface Garden extends AutoCloseable {

    /** {@code spec.namespace} of the Project; empty while Gardener has not given it one. */
    Optional<String> namespaceOf(String project);

    /** What discovery needs in the namespace and the credential may not do; empty when nothing is missing. */
    List<MissingRight> missingRights(String namespace);

    /**
     * One page of the shoots that match.
     *
     * @param continueToken null for the first page
     */
    ShootPage shoots(ShootQuery query, int limit, @Nullable String continueToken);

    /** The shoot of this name; empty when there is none. */
    Optional<ObservedShoot> shoot(ShootQuery query, String name);

    /**
     * Watches from the version on. Returns at once; an opening that fails is heard as the end of the watch.
     */
    ShootEvents watch(ShootQuery query, String resourceVersion);

    /**
     * A kubeconfig for cluster-admin of the shoot, of ten minutes.
     *
     * @throws GardenerFault kind {@code NOT_FOUND} without such a shoot
     */
    ShootAdmission admission(String namespace, String shoot);

    @Override
    void close();

    /**
     * Which shoots.
     *
     * @param project fills the facts, the API does not name it in a shoot
     */
    record ShootQuery(String project, String namespace, LabelSelector selector) {}

    /**
     * A part of a list.
     *
     * @param continueToken null on the last page
     */
    record ShootPage(
            List<ObservedShoot> shoots,
            String resourceVersion,
            @Nullable String continueToken) {}

    /** A verb on a resource that the credential lacks. */
    record MissingRight(String verb, String resource) {}
}
