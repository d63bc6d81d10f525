package dev.granary.repository;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.identity.CredentialUnavailableException;
import com.azure.identity.DefaultAzureCredentialBuilder;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/**
 * Whatever identity the environment gives, by the default chain of azure-identity. Where none is found, or none is
 * believed, that is refused in a sentence: the chain's own words are what each of its seven ways lacks, and behind them is
 * an I/O fault that would pass for a network that may come back.
 */
final class FoundIdentity implements TokenCredential {

    private static final String AUTHORITY_HOST = "AZURE_AUTHORITY_HOST";

    private final TokenCredential chain;

    private FoundIdentity(TokenCredential chain) {
        this.chain = chain;
    }

    static FoundIdentity in(HttpClient http) {
        var chain = new DefaultAzureCredentialBuilder().httpClient(http);
        if (System.getenv(AUTHORITY_HOST) != null) {
            chain.disableInstanceDiscovery(); // it asks the public cloud, which may be out of reach, about an
            // authority that is given
        }
        return new FoundIdentity(chain.build());
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return chain.getToken(request).onErrorMap(FoundIdentity::inASentence);
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        try {
            return chain.getTokenSync(request);
        } catch (RuntimeException e) { // credentials throw types of several libraries without a common one
            throw inASentence(e);
        }
    }

    /** Without a cause: Azure's client throws the cause of what it meets here, and what was said would be gone. */
    private static RuntimeException inASentence(Throwable failure) {
        if (failure instanceof CredentialUnavailableException) {
            return new BlobStoreException.IdentityRefused("no identity for Azure was found", null);
        }
        return first(FileSystemException.class, failure)
                .<RuntimeException>map(e -> refused("cannot read the token file " + e.getFile()))
                .or(() -> first(IOException.class, failure).map(e -> silent()))
                .orElseGet(() -> refused(reason(failure)));
    }

    private static BlobStoreException refused(String why) {
        return new BlobStoreException.IdentityRefused("Azure gives no token: " + why, null);
    }

    private static BlobStoreException silent() {
        return new BlobStoreException.Unreachable("the identity provider does not answer", null);
    }

    /** The innermost words are those of the identity provider. */
    private static String reason(Throwable failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .flatMap(words -> words.lines().findFirst())
                .orElse("it says no more");
    }

    private static <T extends Throwable> Optional<T> first(Class<T> type, Throwable failure) {
        return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
