package dev.granary.engine.store.azure;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** The requests that write one blob, each with the MD5 of its bytes. */
record BlockRequests(BlockBlobClient client, BlobName name, AzureFaults faults, Duration timeout) {

    /** Of a block that is alone: its id only has to differ from other writers' ids of the same length. */
    void put(byte[] bytes) {
        put(ByteBuffer.wrap(bytes), BlockIds.random());
    }

    /**
     * One request. Azurite takes blocks that nobody committed, for instance of a process that died, for a blob; then the
     * name is bound by a block list, which it accepts.
     */
    void put(ByteBuffer bytes, BlockIds ids) {
        try {
            putAtOnce(bytes);
        } catch (BlobStoreException.BlobExists e) {
            if (exists()) {
                throw e;
            }
            String id = ids.next();
            stage(id, bytes);
            commit(List.of(id));
        }
    }

    private void putAtOnce(ByteBuffer bytes) {
        var options = new BlockBlobSimpleUploadOptions(dataOf(bytes))
                .setContentMd5(Md5.of(bytes))
                .setRequestConditions(onlyIfAbsent());
        binding(() -> client.uploadWithResponse(options, timeout, Context.NONE));
    }

    void stage(String id, ByteBuffer bytes) {
        var options = new BlockBlobStageBlockOptions(id, dataOf(bytes)).setContentMd5(Md5.of(bytes));
        faults.mapped(name, () -> client.stageBlockWithResponse(options, timeout, Context.NONE));
    }

    /** Another writer's commit discards the blocks of all others, so that their lack means that the name is bound. */
    void commit(List<String> ids) {
        var options = new BlockBlobCommitBlockListOptions(ids).setRequestConditions(onlyIfAbsent());
        try {
            binding(() -> client.commitBlockListWithResponse(options, timeout, Context.NONE));
        } catch (BlobStoreException.Unexpected e) {
            if (AzureFaults.hasCode(e, "InvalidBlockList") && exists()) {
                throw new BlobStoreException.BlobExists(name);
            }
            throw e;
        }
    }

    /** The service refuses to overwrite a locked blob before it looks at the condition: the name is bound. */
    private void binding(Runnable request) {
        try {
            faults.mapped(name, () -> {
                request.run();
                return name;
            });
        } catch (BlobStoreException.Locked e) {
            throw new BlobStoreException.BlobExists(name);
        }
    }

    private boolean exists() {
        return faults.mapped(
                name, () -> client.existsWithResponse(timeout, Context.NONE).getValue());
    }

    private static BlobRequestConditions onlyIfAbsent() {
        return new BlobRequestConditions().setIfNoneMatch("*");
    }

    private static BinaryData dataOf(ByteBuffer bytes) {
        return BinaryData.fromByteBuffer(bytes.duplicate());
    }
}
