package dev.granary.registry.adapter.kafka;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.granary.contracts.TopicSettings;
import dev.granary.contracts.Topics;
import dev.granary.observability.LogLine;
import dev.granary.registry.application.port.TenantChannels;
import dev.granary.registry.domain.Tenant;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Topics and access rules of tenants. A tenant's agents may read their commands and write their events: no consumer
 * group, no other topic, no creation.
 */
public final class KafkaTenantChannels implements TenantChannels {

    private static final Logger LOG = Logger.getLogger(KafkaTenantChannels.class);

    private final Admin admin;
    private final short replication;
    private final KnownTenants knownTenants;
    private final Set<Tenant> ready = ConcurrentHashMap.newKeySet();

    public KafkaTenantChannels(Admin admin, short replication, KnownTenants knownTenants) {
        this.admin = admin;
        this.replication = replication;
        this.knownTenants = knownTenants;
    }

    @Override
    public Uni<Void> ensure(Tenant tenant) {
        if (ready.contains(tenant)) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> made = Uni.createFrom()
                .completionStage(() -> makeTopics(tenant).thenCompose(done -> grant(tenant)))
                .onFailure()
                .transform(ChannelsUnavailableException::new)
                .invoke(() -> remember(tenant));
        Context caller = Vertx.currentContext();
        return caller == null ? made : made.emitOn(MutinyHelper.executor(caller));
    }

    private void remember(Tenant tenant) {
        ready.add(tenant);
        knownTenants.add(Set.of(tenant));
        LOG.info(LogLine.of("tenant has its topics and rights", "tenant", tenant));
    }

    private CompletionStage<Void> makeTopics(Tenant tenant) {
        TopicSettings settings = Topics.tenantSettings();
        List<NewTopic> pair = List.of(commands(tenant), events(tenant)).stream()
                .map(name -> new NewTopic(name, settings.partitions(), replication).configs(settings.config()))
                .toList();
        return CompletableFuture.allOf(admin.createTopics(pair).values().values().stream()
                .map(created -> created.toCompletionStage()
                        .exceptionally(KafkaTenantChannels::unlessItExists)
                        .toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    private static @Nullable Void unlessItExists(Throwable fault) {
        Throwable cause = fault instanceof CompletionException wrapped ? wrapped.getCause() : fault;
        if (cause instanceof TopicExistsException) {
            return null;
        }
        throw fault instanceof CompletionException wrapped ? wrapped : new CompletionException(fault);
    }

    private CompletionStage<Void> grant(Tenant tenant) {
        return admin.createAcls(List.of(
                        allow(tenant, commands(tenant), READ),
                        allow(tenant, commands(tenant), DESCRIBE),
                        allow(tenant, events(tenant), WRITE),
                        allow(tenant, events(tenant), DESCRIBE)))
                .all()
                .toCompletionStage();
    }

    private static AclBinding allow(Tenant tenant, String topic, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry("User:tenant-" + tenant, "*", operation, AclPermissionType.ALLOW));
    }

    private static String commands(Tenant tenant) {
        return Topics.commandsOf(tenant.name());
    }

    private static String events(Tenant tenant) {
        return Topics.eventsOf(tenant.name());
    }
}
