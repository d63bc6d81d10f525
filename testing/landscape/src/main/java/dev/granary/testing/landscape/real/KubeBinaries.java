package dev.granary.testing.landscape.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder with the programs of a Kubernetes control plane; {@code kube/build.sh} of this module fills it.
 *
 * @param folder holds {@code etcd}, {@code kube-apiserver}, {@code kube-controller-manager}
 */
public record KubeBinaries(Path folder) {

    /** The version that {@code kube/build.sh} builds. */
    public static final String VERSION = "1.36.3";

    private static final List<String> PROGRAMS = List.of("etcd", "kube-apiserver", "kube-controller-manager");

    /** The folder that KUBEBUILDER_ASSETS names, else the cache folder of {@code kube/build.sh}; empty if neither is complete. */
    public static Optional<KubeBinaries> find() {
        var named = Optional.ofNullable(System.getenv("KUBEBUILDER_ASSETS")).map(Path::of);
        return Stream.concat(named.stream(), Stream.of(cacheFolder()))
                .map(KubeBinaries::new)
                .filter(KubeBinaries::complete)
                .findFirst();
    }

    /** What to tell a person when {@link #find()} is empty. */
    public static String howToGet() {
        return "etcd, kube-apiserver and kube-controller-manager are neither in $KUBEBUILDER_ASSETS nor in "
                + cacheFolder() + ": run testing/landscape/kube/build.sh";
    }

    private static Path cacheFolder() {
        return Path.of(System.getProperty("user.home"), ".cache", "granary", "kube-" + VERSION);
    }

    private boolean complete() {
        return PROGRAMS.stream().allMatch(program -> Files.isExecutable(folder.resolve(program)));
    }

    String program(String name) {
        return folder.resolve(name).toString();
    }
}
