package dev.granary.discovery;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The shared landscape as a test of the running application reaches it. The landscape lives in the system class loader: in
 * the application's, its fabric8 client would meet two copies of its classes. So only types of the JDK cross.
 */
final class OutsideLandscape {

    private OutsideLandscape() {}

    /** A shoot as the harness knows it. */
    record Shoot(String name, String uid, String issuer, String adminKubeconfig) {}

    static Shoot shoot(String name) {
        return outside(() -> {
            Object handle = call("shoot", name);
            Class<?> type = handle.getClass();
            return new Shoot(
                    name,
                    type.getMethod("uid").invoke(handle).toString(),
                    type.getMethod("issuer").invoke(handle).toString(),
                    type.getMethod("adminKubeconfig").invoke(handle).toString());
        });
    }

    static String text(String method) {
        return outside(() -> call(method).toString());
    }

    /** Any method of {@code Landscape} that scripts something and takes types of the JDK. */
    static void script(String method, Object... arguments) {
        outside(() -> call(method, arguments));
    }

    private static Object call(String name, Object... arguments) throws ReflectiveOperationException {
        Object landscape = system("dev.granary.discovery.TestLandscape")
                .getMethod("shared")
                .invoke(null);
        Object answer = Arrays.stream(
                        system("dev.granary.testing.landscape.Landscape").getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow()
                .invoke(landscape, arguments);
        return answer == null ? "done" : answer;
    }

    private static Class<?> system(String name) throws ClassNotFoundException {
        return Class.forName(name, true, ClassLoader.getSystemClassLoader());
    }

    private static <T> T outside(Reflective<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return work.run();
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private interface Reflective<T> {
        T run() throws ReflectiveOperationException;
    }
}
