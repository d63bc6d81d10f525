package dev.granary.engine.store.fakes;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobUpload;

/** Blocks that are cut or whose answer gets lost, and that can be sent again all the same, as the port's law wants it. */
final class UnreliableUpload implements BlobUpload {

    private final BlobUpload upload;
    private final BlobName name;
    private final FaultPlan plan;
    private int taken;

    UnreliableUpload(BlobUpload upload, BlobName name, FaultPlan plan) {
        this.upload = upload;
        this.name = name;
        this.plan = plan;
    }

    @Override
    public void append(byte[] bytes, int offset, int length) {
        Fault fault = plan.next(Call.APPEND).orElse(null);
        FaultyCall call = new FaultyCall(name, fault);
        if (fault instanceof Fault.CutUpload) {
            take(bytes, offset, length / 2);
        }
        call.run(() -> take(call.sent(bytes), offset, length));
        taken = 0;
    }

    /** What an earlier try brought over is not sent again. */
    private void take(byte[] bytes, int offset, int length) {
        if (length > taken) {
            upload.append(bytes, offset + taken, length - taken);
            taken = length;
        }
    }

    @Override
    public void commit() {
        new FaultyCall(name, plan.next(Call.COMMIT).orElse(null)).run(upload::commit);
    }

    @Override
    public void close() {
        upload.close();
    }
}
