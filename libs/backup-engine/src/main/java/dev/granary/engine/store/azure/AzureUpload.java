package dev.granary.engine.store.azure;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * One block in memory. What fits into one block is sent as one request; more is staged block by block. Block ids carry a
 * random part: two writers of one name share the service's list of uncommitted blocks, and must not mix their bytes.
 */
final class AzureUpload implements BlobUpload {

    private static final int FIRST_BUFFER_BYTES = 64 << 10;

    private final BlockBlobClient client;
    private final BlobName name;
    private final AzureFaults faults;
    private final int blockBytes;
    private final UUID upload = UUID.randomUUID();
    private final List<String> staged = new ArrayList<>();
    private byte[] buffer;
    private int filled;

    AzureUpload(BlockBlobClient client, BlobName name, AzureFaults faults, int blockBytes) {
        this.client = client;
        this.name = name;
        this.faults = faults;
        this.blockBytes = blockBytes;
        this.buffer = new byte[Math.min(blockBytes, FIRST_BUFFER_BYTES)];
    }

    @Override
    public void append(byte[] bytes, int offset, int length) {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (filled == blockBytes) {
                stage();
            }
            int count = Math.min(left, blockBytes - filled);
            grow(filled + count);
            System.arraycopy(bytes, from, buffer, filled, count);
            filled += count;
            from += count;
            left -= count;
        }
    }

    @Override
    public void commit() {
        if (staged.isEmpty()) {
            putWhole();
        } else {
            putBlocks();
        }
    }

    /**
     * One request. Azurite takes blocks that nobody committed, for instance of a process that died, for a blob; then the
     * name is bound by a block list, which it accepts.
     */
    private void putWhole() {
        var options = new BlockBlobSimpleUploadOptions(pending())
                .setContentMd5(md5())
                .setRequestConditions(AzureBlobStore.onlyIfAbsent());
        try {
            faults.mapped(name, () -> client.uploadWithResponse(options, null, Context.NONE));
        } catch (BlobStoreException.BlobExists e) {
            if (faults.mapped(name, client::exists)) {
                throw e;
            }
            putBlocks();
        }
    }

    private void putBlocks() {
        if (filled > 0) {
            stage();
        }
        var options = new BlockBlobCommitBlockListOptions(staged).setRequestConditions(AzureBlobStore.onlyIfAbsent());
        faults.mapped(name, () -> client.commitBlockListWithResponse(options, null, Context.NONE));
    }

    /** Uncommitted blocks are invisible and expire in the service after a week. */
    @Override
    public void close() {
        buffer = new byte[0];
        filled = 0;
    }

    private void stage() {
        String id = blockId(staged.size());
        var options = new BlockBlobStageBlockOptions(id, pending()).setContentMd5(md5());
        faults.mapped(name, () -> client.stageBlockWithResponse(options, null, Context.NONE));
        staged.add(id);
        filled = 0;
    }

    private String blockId(int number) {
        String id = upload + String.format("-%08d", number);
        return Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.US_ASCII));
    }

    private BinaryData pending() {
        return BinaryData.fromByteBuffer(ByteBuffer.wrap(buffer, 0, filled).slice());
    }

    private byte[] md5() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(buffer, 0, filled);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    private void grow(int needed) {
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.clamp(2L * buffer.length, needed, blockBytes));
        }
    }
}
