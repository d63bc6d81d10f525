package dev.granary.engine.store.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** Tells a refused identity from a refused right: what the credential throws is turned into the port's words here. */
final class GuardedCredential implements TokenCredential {

    private static final int LONGEST_MESSAGE = 300;

    private final TokenCredential credential;

    GuardedCredential(TokenCredential credential) {
        this.credential = credential;
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return credential.getToken(request).onErrorMap(GuardedCredential::map);
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            return credential.getTokenSync(request);
        } catch (RuntimeException e) { // credentials throw types of several libraries without a common one
            throw map(e);
        }
    }

    private static BlobStoreException map(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException || cause instanceof TimeoutException) {
                return new BlobStoreException.Unreachable("the identity provider does not answer", failure);
            }
        }
        return new BlobStoreException.IdentityRefused(firstLine(failure), failure);
    }

    private static String firstLine(Throwable failure) {
        String message =
                String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
    }
}
