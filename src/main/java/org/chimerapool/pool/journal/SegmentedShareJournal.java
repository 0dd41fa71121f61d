package org.chimerapool.pool.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.chimerapool.pool.ShareCredit;
import org.chimerapool.pool.ShareJournal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The share journal over segment files.
///
/// [#append] may be called from any thread: it encodes outside the lock and copies some 150 bytes
/// inside it. One thread of its own forces, makes the next segment ahead and watches the disk.
/// Reading and releasing belong to one thread, the share writer's.
public final class SegmentedShareJournal implements ShareJournal, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SegmentedShareJournal.class);
  private static final long DISK_CHECK_NANOS = 1_000_000_000L;
  private static final int NUDGE_EVERY = 4096;

  private final JournalFolder folder;
  private volatile JournalSettings settings;
  private final ReentrantLock appending = new ReentrantLock();
  private final ReentrantLock making = new ReentrantLock();

  /// Held while segments are forced and closed.
  private final ReentrantLock onDisk = new ReentrantLock();

  private final ConcurrentLinkedQueue<Segment> sealed = new ConcurrentLinkedQueue<>();
  private final long firstOfThisRun;
  private final Thread keeper;
  private volatile Segment current;
  private volatile @Nullable Segment next;
  private volatile boolean closed;
  private volatile boolean room = true;
  private volatile boolean forcing = true;
  private volatile long diskFree;
  private volatile long appended;
  private volatile @Nullable Thread reader;

  /// Everything is on the disk and no segment is open any more. Guarded by `onDisk`.
  private boolean ended;

  /// Belongs to the reading thread.
  private boolean reading;

  private SegmentedShareJournal(JournalFolder folder, JournalSettings settings) throws IOException {
    this.folder = folder;
    this.settings = settings;
    NavigableSet<Long> before = folder.segments();
    this.firstOfThisRun = before.isEmpty() ? 1 : before.last() + 1;
    this.current = folder.create(firstOfThisRun, settings.segmentSize().toBytes());
    checkDisk();
    this.keeper = Thread.ofPlatform().name("share-journal").daemon().unstarted(this::keep);
  }

  /// Opens the journal in a folder and begins a new segment.
  ///
  /// @throws IOException when the folder cannot be used or has no room
  public static SegmentedShareJournal open(Path folder, JournalSettings settings)
      throws IOException {
    SegmentedShareJournal journal = new SegmentedShareJournal(JournalFolder.open(folder), settings);
    journal.keeper.start();
    return journal;
  }

  @Override
  public boolean append(ShareCredit credit) {
    if (!isTaking()) {
      return false;
    }
    byte[] record = ShareRecord.encode(credit);
    long count;
    appending.lock();
    try {
      if (closed || (!current.append(record) && !roll(record))) {
        return false;
      }
      count = appended + 1;
      appended = count;
    } finally {
      appending.unlock();
    }
    if (count % NUDGE_EVERY == 0) {
      LockSupport.unpark(reader);
    }
    return true;
  }

  /// Forces everything that was appended before to the disk, without waiting for the next group
  /// force.
  ///
  /// @return false where the disk does not take it
  public boolean force() {
    forceAll();
    return forcing;
  }

  /// Whether shares are taken: there is room, and the disk takes what is forced to it.
  public boolean isTaking() {
    return room && forcing && !closed;
  }

  /// Goes on with other limits of room and of kept segments; takes effect within a second.
  public void change(JournalSettings now) {
    settings = now;
  }

  public UUID id() {
    return folder.id();
  }

  /// Bytes left on the journal's file system, as of a second ago.
  public long diskFree() {
    return diskFree;
  }

  /// Shares appended since the journal was opened.
  public long appended() {
    return appended;
  }

  /// Names the thread to wake when many shares wait.
  public void readBy(Thread thread) {
    reader = thread;
  }

  /// Where reading must begin in a database that knows nothing of this journal.
  public JournalPosition first() throws IOException {
    return JournalPosition.startOf(folder.segments().first());
  }

  /// Where reading must begin, given how far the database says it was copied.
  ///
  /// The two agree unless the folder or the database was put back from a copy.
  public JournalPosition resume(JournalPosition copied) throws IOException {
    NavigableSet<Long> segments = folder.segments();
    // Before this run has copied anything, no place in its own segments can be known.
    boolean beyond = copied.compareTo(JournalPosition.startOf(firstOfThisRun)) > 0;
    if (copied.segment() > segments.last() || (beyond && !reading)) {
      log.warn(
          "The journal's folder is older than the database, which has copied it up to segment {};"
              + " only shares of this run are copied",
          copied.segment());
      return JournalPosition.startOf(firstOfThisRun);
    }
    if (copied.segment() < segments.first() - 1) {
      log.warn(
          "Segments {} to {} of the journal are gone; their shares are not in the database",
          copied.segment(),
          segments.first() - 1);
      return JournalPosition.startOf(segments.first());
    }
    return copied;
  }

  /// Reads at most `max` shares.
  public JournalBatch read(JournalPosition from, int max) throws IOException {
    reading = true;
    List<ShareCredit> shares = new ArrayList<>();
    JournalPosition at = from;
    while (shares.size() < max && at.segment() <= current.number()) {
      Segment active = current;
      boolean isActive = at.segment() == active.number();
      SegmentReader.Read read = readSegment(at, isActive, active.end(), max - shares.size());
      shares.addAll(read.shares());
      at = new JournalPosition(at.segment(), read.next());
      if (isActive || !read.end()) {
        break;
      }
      at = JournalPosition.startOf(at.segment() + 1);
    }
    return new JournalBatch(from, at, shares);
  }

  /// Counts the shares from a position on. Reads them all: for the start only.
  public long count(JournalPosition from) throws IOException {
    long count = 0;
    JournalBatch batch = read(from, 10_000);
    while (!batch.isEmpty()) {
      count += batch.shares().size();
      batch = read(batch.to(), 10_000);
    }
    return count;
  }

  /// Deletes segments that were copied, but for the few that are kept.
  public void release(JournalPosition copied) throws IOException {
    for (long number : folder.segments().headSet(copied.segment() - settings.keepSegments())) {
      folder.delete(number);
    }
  }

  /// Takes no more shares and returns when all of them are on the disk.
  @Override
  public void close() throws IOException {
    appending.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      appending.unlock();
    }
    LockSupport.unpark(keeper);
    try {
      keeper.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private SegmentReader.Read readSegment(
      JournalPosition at, boolean active, long activeEnd, int max) throws IOException {
    Path file = folder.file(at.segment());
    if (active) {
      return new SegmentReader(file, activeEnd).read(at.offset(), max);
    }
    if (!Files.exists(file)) {
      return new SegmentReader.Read(List.of(), at.offset(), true);
    }
    var fault = folder.fault(at.segment());
    if (fault.isPresent()) {
      log.error("{} is passed over: {}", file, fault.get());
      return new SegmentReader.Read(List.of(), at.offset(), true);
    }
    return new SegmentReader(file, Files.size(file)).read(at.offset(), max);
  }

  /// Goes on in the next segment. Called with the lock held; waits where the keeper is just
  /// making that segment, and makes it where the keeper was too slow.
  private boolean roll(byte[] record) {
    making.lock();
    try {
      Segment ready = next;
      Segment fresh = ready != null ? ready : create();
      next = null;
      sealed.add(current);
      current = fresh;
      LockSupport.unpark(keeper);
      return fresh.append(record);
    } catch (IOException e) {
      refuse(e);
      return false;
    } finally {
      making.unlock();
    }
  }

  /// Nothing ends this but closing: without it nothing would be forced to the disk any more.
  private void keep() {
    long diskChecked = System.nanoTime();
    while (!closed) {
      LockSupport.parkNanos(settings.forceInterval().toNanos());
      forceAll();
      makeNext();
      if (System.nanoTime() - diskChecked > DISK_CHECK_NANOS) {
        diskChecked = System.nanoTime();
        checkDisk();
      }
    }
    forceAll();
    onDisk.lock();
    try {
      ended = true;
      current.close();
      Segment spare = next;
      if (spare != null) {
        spare.close();
      }
    } finally {
      onDisk.unlock();
    }
  }

  private void forceAll() {
    onDisk.lock();
    try {
      if (ended) {
        return;
      }
      for (Segment full = sealed.peek(); full != null; full = sealed.peek()) {
        full.force();
        sealed.remove();
        full.close();
      }
      current.force();
      if (!forcing) {
        log.info("The disk takes the share journal again; shares are accepted");
        forcing = true;
      }
    } catch (RuntimeException e) {
      if (forcing) {
        log.error("The disk does not take the share journal; shares are refused", e);
        forcing = false;
      }
    } finally {
      onDisk.unlock();
    }
  }

  private void makeNext() {
    if (next == null) {
      making.lock();
      try {
        if (next == null) {
          next = create();
        }
      } catch (IOException | RuntimeException e) {
        refuse(e);
      } finally {
        making.unlock();
      }
    }
  }

  private Segment create() throws IOException {
    return folder.create(current.number() + 1, settings.segmentSize().toBytes());
  }

  private void refuse(Exception e) {
    if (room) {
      room = false;
      log.warn("No room for the share journal, shares are refused: {}", e.toString());
    }
  }

  private void checkDisk() {
    try {
      diskFree = folder.usableSpace();
      long taken = folder.segments().size() * settings.segmentSize().toBytes();
      boolean enough =
          diskFree >= settings.minFree().toBytes() && taken <= settings.maxSize().toBytes();
      if (enough != room) {
        room = enough;
        log.warn(
            "Shares are {}: {} MB free on the disk (at least {}), journal {} MB (at most {})",
            enough ? "accepted again" : "refused",
            diskFree >> 20,
            settings.minFree().toMegabytes(),
            taken >> 20,
            settings.maxSize().toMegabytes());
      }
    } catch (IOException | RuntimeException e) {
      refuse(e);
    }
  }
}
