package org.chimerapool.deployment.insight.outline;

import static org.chimerapool.jooq.deployment.Tables.RUN;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.chimerapool.deployment.recipe.InvalidRecipeException;
import org.chimerapool.deployment.recipe.RecipeReader;
import org.jooq.DSLContext;

/// Outlines of runs. A run's recipe never changes, so that each is read once, and one of many runs
/// is kept once.
public final class Outlines {

  private final DSLContext db;
  private final Cache<String, Outline> bySource = Caffeine.newBuilder().maximumSize(200).build();
  private final LoadingCache<Long, Outline> byRun;

  public Outlines(DSLContext db) {
    this.db = db;
    byRun =
        Caffeine.newBuilder()
            .maximumSize(50_000)
            .build(CacheLoader.<Long, Outline>bulk(this::load));
  }

  public Map<Long, Outline> of(Collection<Long> runs) {
    return byRun.getAll(runs);
  }

  private Map<Long, Outline> load(Set<? extends Long> runs) {
    Map<Long, Outline> found = new HashMap<>();
    runs.forEach(run -> found.put(run, Outline.NONE));
    db.select(RUN.ID, RUN.RECIPE_SOURCE)
        .from(RUN)
        .where(RUN.ID.in(runs))
        .forEach(row -> found.put(row.value1(), bySource.get(row.value2(), Outlines::read)));
    return found;
  }

  private static Outline read(String source) {
    try {
      return Outline.of(RecipeReader.read(source));
    } catch (InvalidRecipeException olderLanguage) {
      return Outline.NONE;
    }
  }
}
