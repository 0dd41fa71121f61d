package org.chimerapool.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chimerapool.kernel.Chore;
import org.chimerapool.kernel.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Looks every ten minutes how much room the disk of the installation has, and remembers a week of
/// it in a file beside the data, so that a restart does not make it forget.
@Component
public class DiskWatch implements Chore.Source, DisposableBean {

  static final Duration PERIOD = Duration.ofMinutes(10);
  static final int KEPT = 7 * 24 * 6;

  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);

  private final Path folder;
  private final Path file;
  private final Clock clock;
  private final Chore chore;
  private final List<DiskForecast.Look> looks = new ArrayList<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("disk-watch").factory());

  DiskWatch(Home home, Clock clock) {
    this.folder = home.folder();
    this.file = folder.resolve("disk-trend.txt");
    this.clock = clock;
    this.chore = new Chore("system.disk", PERIOD, clock);
    looks.addAll(read());
    var _ =
        thread.scheduleWithFixedDelay(this::lookSafely, 0, PERIOD.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public List<Chore> chores() {
    return List.of(chore);
  }

  public DiskForecast forecast() {
    synchronized (looks) {
      return DiskForecast.of(looks);
    }
  }

  private void lookSafely() {
    try {
      chore.run(this::look);
    } catch (RuntimeException failure) {
      LOG.debug("the disk's room is not known", failure);
    }
  }

  private void look() {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      List<String> lines;
      synchronized (looks) {
        looks.add(new DiskForecast.Look(clock.instant(), free));
        while (looks.size() > KEPT) {
          looks.removeFirst();
        }
        lines = looks.stream().map(look -> look.at().getEpochSecond() + " " + look.free()).toList();
      }
      Files.write(file, lines, StandardCharsets.US_ASCII);
    } catch (IOException failure) {
      chore.failed(failure.toString());
    }
  }

  /// What another start has remembered and is not older than a week; a line that is none is left
  /// out.
  private List<DiskForecast.Look> read() {
    try {
      Instant oldest = clock.instant().minus(PERIOD.multipliedBy(KEPT));
      return Files.isRegularFile(file)
          ? Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
              .filter(line -> line.matches("[0-9]{1,12} [0-9]{1,18}"))
              .map(DiskWatch::parse)
              .filter(look -> look.at().isAfter(oldest) && look.at().isBefore(clock.instant()))
              .toList()
          : List.of();
    } catch (IOException unreadable) {
      LOG.debug("the disk's past is not known", unreadable);
      return List.of();
    }
  }

  private static DiskForecast.Look parse(String line) {
    int gap = line.indexOf(' ');
    return new DiskForecast.Look(
        Instant.ofEpochSecond(Long.parseLong(line.substring(0, gap))),
        Long.parseLong(line.substring(gap + 1)));
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }
}
