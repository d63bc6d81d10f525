package dev.granary.location.adapter.rest;

import dev.granary.location.application.CreateLocation;
import dev.granary.location.domain.BlobEndpoint;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.ContainerName;
import dev.granary.location.domain.LocationName;
import dev.granary.location.domain.StorageAccount;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldErrors;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the body of a new location into what the use case takes, or says everything that is wrong with it. */
final class LocationRequests {
    private static final String AZURE_BLOB = "AZURE_BLOB";

    private LocationRequests() {}

    /** What weighs most comes first: a credential, then a provider whose fields we cannot know, then single fields. */
    static CreateLocation.Request location(@Nullable LocationRequest body) {
        LocationRequest request = Bodies.present(body);
        FieldErrors errors = new FieldErrors();
        Map<String, Object> others = request.others() == null ? Map.of() : request.others();
        checkProvider(request.provider(), others.keySet(), errors);
        var name = errors.required("/name", request.name(), LocationName::isValid, LocationName.RULE)
                .map(LocationName::new);
        var account = errors.required(
                        "/storageAccount", request.storageAccount(), StorageAccount::isValid, StorageAccount.RULE)
                .map(StorageAccount::new);
        var container = errors.required("/container", request.container(), ContainerName::isValid, ContainerName.RULE)
                .map(ContainerName::new);
        var endpoint = endpoint(request.endpoint(), account, errors);
        Set<ClusterId> clusters = Bodies.clusterIds(request.clusterIds(), errors);
        errors.throwIfAny();
        return new CreateLocation.Request(
                name.orElseThrow(),
                account.orElseThrow(),
                container.orElseThrow(),
                endpoint.orElseThrow(),
                Boolean.TRUE.equals(request.encrypted()),
                clusters);
    }

    private static void checkProvider(@Nullable String provider, Set<String> others, FieldErrors errors) {
        boolean supported = provider == null || provider.isBlank() || provider.equals(AZURE_BLOB);
        if (!supported) {
            errors.add(
                    "/provider",
                    ErrorCode.LOCATION_PROVIDER_UNSUPPORTED,
                    "Supported is " + AZURE_BLOB + ". NFS, file shares and other object stores are not.");
            errors.throwIfAny();
        }
        UnknownFields.check(others, errors);
        errors.required("/provider", provider, AZURE_BLOB::equals, AZURE_BLOB);
    }

    private static Optional<BlobEndpoint> endpoint(
            @Nullable String text, Optional<StorageAccount> account, FieldErrors errors) {
        if (text == null || text.isBlank()) {
            return account.map(BlobEndpoint::publicOf);
        }
        Optional<BlobEndpoint> endpoint = BlobEndpoint.parse(text);
        if (endpoint.isEmpty()) {
            errors.add("/endpoint", ErrorCode.FIELD_INVALID, "Must be " + BlobEndpoint.RULE + ".");
        } else if (account.isPresent() && endpoint.get().contradicts(account.get())) {
            errors.add("/endpoint", ErrorCode.FIELD_INVALID, "This is the endpoint of another storage account.");
        }
        return endpoint;
    }
}
