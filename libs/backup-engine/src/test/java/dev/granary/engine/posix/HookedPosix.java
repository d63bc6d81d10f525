package dev.granary.engine.posix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** The kernel's calls with something that happens before each of them: a death, a refusal, a change by somebody else. */
public final class HookedPosix {

    private HookedPosix() {}

    /** What happens before a call; what it throws is thrown instead of making the call. */
    public interface Hook {
        void before(String call, Object[] arguments);
    }

    public static Posix of(Posix posix, Hook hook) {
        return new Posix(
                hooked(DirectoryCalls.class, posix.directories(), hook),
                hooked(FileCalls.class, posix.files(), hook),
                hooked(MetadataCalls.class, posix.metadata(), hook));
    }

    private static <T> T hooked(Class<T> type, T calls, Hook hook) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    hook.before(method.getName(), arguments);
                    try {
                        return method.invoke(calls, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
