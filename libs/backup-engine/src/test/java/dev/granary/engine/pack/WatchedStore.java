package dev.granary.engine.pack;

import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobUpload;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A store that tells of each call before it happens: {@code get}, {@code commit} and so on. What a listener throws, the caller gets. */
final class WatchedStore {

    final List<String> calls = new CopyOnWriteArrayList<>();
    private final Consumer<String> listener;

    WatchedStore(Consumer<String> listener) {
        this.listener = listener;
    }

    BlobStore over(BlobStore store) {
        return watched(BlobStore.class, store);
    }

    List<String> calls(String method) {
        return new ArrayList<>(calls).stream().filter(method::equals).toList();
    }

    private <T> T watched(Class<T> port, T target) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        calls.add(method.getName());
        listener.accept(method.getName());
        try {
            Object answer = method.invoke(target, arguments);
            return answer instanceof BlobUpload upload ? watched(BlobUpload.class, upload) : answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
