package org.tollbridge.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/** A file on a disk that has only so much room, or fails to make things durable. */
final class FaultyChannel extends FileChannel {

    /** The disk behind the channels. */
    static final class Disk {

        private long room = Long.MAX_VALUE;
        private boolean syncFails;
        private Throwable fault = new IOException("No space left on device");
        private int failures;

        synchronized void room(long octets) {
            room = octets;
        }

        synchronized void syncFails(boolean fails) {
            syncFails = fails;
        }

        /** What is thrown where there is no room: an exception of the disk, or anything that is not checked. */
        synchronized void fault(Throwable thrown) {
            fault = thrown;
        }

        private void fail() throws IOException {
            failures++;
            switch (fault) {
                case IOException ofDisk -> throw ofDisk;
                case RuntimeException defect -> throw defect;
                case Error error -> throw error;
                default -> throw new IllegalStateException(fault);
            }
        }

        synchronized int failures() {
            return failures;
        }

        FileChannel open(FileChannel file) {
            return new FaultyChannel(this, file);
        }
    }

    private final Disk disk;
    private final FileChannel file;

    private FaultyChannel(Disk disk, FileChannel file) {
        this.disk = disk;
        this.file = file;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        synchronized (disk) {
            if (disk.room == 0) {
                disk.fail();
            }
            int taken = (int) Math.min(disk.room, source.remaining());
            ByteBuffer part = source.slice(source.position(), taken);
            while (part.hasRemaining()) {
                file.write(part);
            }
            source.position(source.position() + taken);
            disk.room -= taken;
            return taken;
        }
    }

    @Override
    public void force(boolean metaData) throws IOException {
        synchronized (disk) {
            if (disk.syncFails) {
                disk.failures++;
                throw new IOException("Input/output error");
            }
        }
        file.force(metaData);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long newPosition) throws IOException {
        file.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer source, long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return file.read(target, position);
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
