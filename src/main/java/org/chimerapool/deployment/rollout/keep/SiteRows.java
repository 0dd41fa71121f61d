package org.chimerapool.deployment.rollout.keep;

import static org.chimerapool.jooq.deployment.Tables.SITE;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chimerapool.deployment.rollout.Site;
import org.jooq.DSLContext;

/// The table of places.
final class SiteRows {

  private SiteRows() {}

  static List<Site> all(DSLContext db) {
    return db.selectFrom(SITE)
        .orderBy(SITE.PLACE)
        .fetch(
            row ->
                new Site(
                    row.getPlace(),
                    row.getAtOnce(),
                    row.getBytesPerSecond(),
                    Json.texts(row.getMirrors())));
  }

  static Map<String, Site> byPlace(DSLContext db) {
    return all(db).stream().collect(Collectors.toMap(Site::place, Function.identity()));
  }

  static void keep(DSLContext db, Site site) {
    db.insertInto(SITE)
        .set(SITE.PLACE, site.place())
        .set(SITE.AT_ONCE, site.atOnce())
        .set(SITE.BYTES_PER_SECOND, site.bytesPerSecond())
        .set(SITE.MIRRORS, Json.of(site.mirrors()))
        .onConflict(SITE.PLACE)
        .doUpdate()
        .set(SITE.AT_ONCE, site.atOnce())
        .set(SITE.BYTES_PER_SECOND, site.bytesPerSecond())
        .set(SITE.MIRRORS, Json.of(site.mirrors()))
        .execute();
  }

  /// What a run at that place is told.
  ///
  /// @param share one part of so many of the place's line
  static Map<String, String> told(Site site, int share) {
    Map<String, String> told = new HashMap<>();
    if (site.bytesPerSecond() > 0) {
      told.put("CHIMERA_RATE", Long.toString(Math.max(1, site.bytesPerSecond() / share)));
    }
    if (!site.mirrors().isEmpty()) {
      told.put("CHIMERA_MIRRORS", String.join(" ", site.mirrors()));
    }
    return told;
  }
}
