package dev.granary.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.contracts.agent.v1.AgentHello;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassLoaderTest {

    /** As under Quarkus tests and dev mode: avro.jar's loader knows the contracts too, but they run in a child of it. */
    @Test
    void decodesIntoTheClassesOfItsOwnLoader() throws ReflectiveOperationException, java.io.IOException {
        var bytes = AvroCodec.encode(Samples.FULL.of(AgentHello.class));
        URL classes = Path.of("target/classes").toUri().toURL();

        try (var child = new ChildFirst(classes, getClass().getClassLoader())) {
            var codec = Class.forName("dev.granary.contracts.AvroCodec", true, child);
            var decoded = codec.getMethod("decode", byte[].class).invoke(null, (Object) bytes);

            assertThat(decoded.getClass().getClassLoader()).isSameAs(child);
            assertThat(decoded.getClass().getName()).isEqualTo(AgentHello.class.getName());
        }
    }

    @Test
    void needsNoTrustPropertyOfTheJvm() {
        assertThat(System.getProperties().stringPropertyNames())
                .doesNotContainAnyElementsOf(List.of("org.apache.avro.SERIALIZABLE_PACKAGES"));
    }

    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL classes, ClassLoader parent) {
            super(new URL[] {classes}, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                var known = findLoadedClass(name);
                if (known != null) {
                    return known;
                }
                return name.startsWith("dev.granary.") ? findClass(name) : super.loadClass(name, resolve);
            }
        }
    }
}
