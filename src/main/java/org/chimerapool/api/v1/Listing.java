package org.chimerapool.api.v1;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// One page of a list; the header `Link` leads to the others (RFC 8288).
///
/// @param total how many there are on all pages
record Listing<T>(List<T> items, long total) {

  /// @param page from 1
  static <F, T> ResponseEntity<Listing<T>> of(
      List<F> all, int page, int limit, Function<F, T> view) {
    List<T> items = all.stream().skip((long) (page - 1) * limit).limit(limit).map(view).toList();
    return ResponseEntity.ok()
        .header(HttpHeaders.LINK, links(page, Math.max(1, (all.size() + limit - 1) / limit)))
        .body(new Listing<>(items, all.size()));
  }

  private static String links(int page, int last) {
    Map<String, Integer> pages = new LinkedHashMap<>();
    pages.put("first", 1);
    if (page > 1) {
      pages.put("prev", Math.min(page - 1, last));
    }
    if (page < last) {
      pages.put("next", page + 1);
    }
    pages.put("last", last);
    return pages.entrySet().stream()
        .map(link -> "<%s>; rel=\"%s\"".formatted(uri(link.getValue()), link.getKey()))
        .collect(Collectors.joining(", "));
  }

  /// Without scheme and host, which a caller may have made up.
  private static String uri(int page) {
    URI uri =
        ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam("page", page)
            .build()
            .toUri();
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }
}
