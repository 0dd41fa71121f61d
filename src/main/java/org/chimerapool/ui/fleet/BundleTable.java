package org.chimerapool.ui.fleet;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.LongFunction;
import org.chimerapool.deployment.fleet.Diagnostics.Bundle;
import org.chimerapool.ui.kit.DataTable;
import org.chimerapool.ui.kit.Formats;

/// Diagnostic bundles of a machine, to be taken along.
final class BundleTable extends Div {

  private final LongFunction<String> content;
  private final DataTable<Bundle> table;
  private Instant now = Instant.EPOCH;

  /// @param content is asked when a bundle is wanted
  BundleTable(Formats formats, LongFunction<String> content) {
    this.content = content;
    table =
        new DataTable<Bundle>(getTranslation("fleet.bundles"))
            .time(
                "fleet.bundle.asked.at",
                bundle -> formats.ago(bundle.wantedAt(), now),
                bundle -> formats.moment(bundle.wantedAt()))
            .text("fleet.bundle.by", Bundle::wantedBy)
            .text("fleet.bundle.until", bundle -> formats.moment(bundle.expiresAt()))
            .wideScreensOnly()
            .column("", "r", Bundle::arrivedAt, this::link);
    add(table);
  }

  void show(List<Bundle> bundles, Instant at) {
    now = at;
    table.show(bundles);
  }

  private Component link(Bundle bundle) {
    if (bundle.arrivedAt().isEmpty()) {
      Span waits = new Span(getTranslation("fleet.bundle.waits"));
      waits.addClassName("dim");
      return waits;
    }
    Anchor link = new Anchor();
    link.addClassNames("btn", "quiet");
    link.setText(getTranslation("fleet.bundle.load"));
    link.setHref(
        DownloadHandler.fromInputStream(
            event -> {
              byte[] bytes = content.apply(bundle.id()).getBytes(StandardCharsets.UTF_8);
              return new DownloadResponse(
                  new ByteArrayInputStream(bytes),
                  "bundle-%d-%d.txt".formatted(bundle.target(), bundle.id()),
                  "text/plain;charset=utf-8",
                  bytes.length);
            }));
    link.getElement().setAttribute("download", true);
    return link;
  }
}
