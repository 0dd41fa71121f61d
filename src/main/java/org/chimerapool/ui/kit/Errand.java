package org.chimerapool.ui.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what may take its time off the page's lock, then tells the page.
public final class Errand {

  private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

  private Errand() {}

  /// As below, for work without a result.
  public static void run(Runnable work, Runnable then, Consumer<RuntimeException> failed) {
    run(
        () -> {
          work.run();
          return true;
        },
        done -> then.run(),
        failed);
  }

  /// @param work on a virtual thread, may wait
  /// @param then with its result, under the page's lock
  /// @param failed with what went wrong, under the page's lock
  public static <T> void run(
      Supplier<T> work, Consumer<T> then, Consumer<RuntimeException> failed) {
    UI ui = UI.getCurrent();
    Thread.ofVirtual()
        .name("console-errand")
        .start(
            () -> {
              try {
                T result = work.get();
                tell(ui, () -> then.accept(result));
              } catch (RuntimeException failure) {
                LOG.debug("what a page asked for failed", failure);
                tell(ui, () -> failed.accept(failure));
              }
            });
  }

  private static void tell(UI ui, Runnable news) {
    try {
      var _ = ui.access(news::run);
    } catch (UIDetachedException gone) {
      LOG.trace("the page is gone", gone);
    }
  }
}
