package dev.granary.testing.landscape.api;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** What clients rely on, black box, over any source of API servers. One server serves all cases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ApiServerContract
        implements ServerContract,
                AuthenticationContract,
                TokenContract,
                RbacContract,
                WriteContract,
                PatchContract,
                ApplyContract,
                ApplyToListsContract,
                CustomResourceContract,
                DefinitionContract,
                ListContract,
                WatchContract,
                DeletionContract,
                PodContract,
                StorageContract,
                JobContract,
                OwnerContract,
                RefusalContract,
                ClientLibraryContract {

    private ClusterUnderTest cluster;

    /** A new source; the contract closes it. */
    protected abstract ApiServers servers();

    /** Compacts the storage behind the server at its present version. */
    protected abstract void compact(ApiServer server);

    @BeforeAll
    void open() {
        cluster = new ClusterUnderTest(servers());
    }

    @AfterAll
    void close() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Override
    public ClusterUnderTest cluster() {
        return cluster;
    }

    @Override
    public void compact() {
        compact(cluster.server());
    }
}
