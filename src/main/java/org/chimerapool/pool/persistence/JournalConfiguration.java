package org.chimerapool.pool.persistence;

import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;
import org.chimerapool.kernel.Home;
import org.chimerapool.kernel.LiveSettings;
import org.chimerapool.kernel.StartupFailure;
import org.chimerapool.pool.journal.JournalSettings;
import org.chimerapool.pool.journal.SegmentedShareJournal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The way of a share into the database.
@Configuration(proxyBeanMethods = false)
class JournalConfiguration {

  @Bean
  SegmentedShareJournal shareJournal(Home home, JournalSettings settings) {
    try {
      return SegmentedShareJournal.open(home.folder("journal"), settings);
    } catch (IOException e) {
      throw new StartupFailure(
          "The share journal cannot be opened in %s (%s)."
              .formatted(home.folder().resolve("journal"), e),
          "Make room on that disk, or set chimera.home to a folder on another one.");
    }
  }

  @Bean
  LiveSettings<JournalSettings> liveJournalSettings(SegmentedShareJournal journal) {
    return new LiveSettings<>(JournalSettings.class, journal::change);
  }

  @Bean
  WorkerIds workerIds() {
    return new WorkerIds();
  }

  @Bean
  ShareWriter shareWriter(
      SegmentedShareJournal journal, DataSource database, WorkerIds workers, Clock clock) {
    return new ShareWriter(journal, new ShareStore(database, workers, clock), clock);
  }

  @Bean
  RejectTally rejectTally(DataSource database, WorkerIds workers) {
    return new RejectTally(database, workers);
  }
}
