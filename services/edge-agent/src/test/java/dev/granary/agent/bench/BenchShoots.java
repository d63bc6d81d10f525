package dev.granary.agent.bench;

import dev.granary.agent.world.Shoot;
import dev.granary.testing.landscape.kube.Kubeconfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Two shoots, one of them full of objects; both live until standard input ends. */
final class BenchShoots {

    static final String NAMESPACE = "granary-system";

    private BenchShoots() {}

    /** Leaves the kubeconfigs {@code source} and {@code target} of their agents in the folder. */
    static void run(Path folder, int objects, InputStream untilItEnds) throws IOException {
        try (Shoot source = new Shoot();
                Shoot target = new Shoot()) {
            source.admit(NAMESPACE);
            target.admit(NAMESPACE);
            try (var client = new BenchClient(
                    source.server().url(),
                    source.server().caPem(),
                    source.server().adminToken())) {
                long start = System.nanoTime();
                client.create(objects, "");
                ObjectsBench.tell("create", objects, start);
            }
            write(folder.resolve("target"), target);
            write(folder.resolve("source"), source);
            untilItEnds.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void write(Path file, Shoot shoot) throws IOException {
        String kubeconfig = Kubeconfig.withToken(
                shoot.server().url(), shoot.server().caPem(), shoot.token(NAMESPACE, Shoot.ISSUER));
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(unfinished, kubeconfig);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
