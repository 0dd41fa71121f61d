package org.chimerapool.api.door;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The page that shows the API's document to people. Everything on it is from this host.
@Hidden
@RestController
class ApiPage {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self';"
          + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private final Resource page = new ClassPathResource("META-INF/resources/chimera/api.html");

  @Everybody
  @GetMapping({"/api", "/api/"})
  ResponseEntity<Resource> show() {
    return ResponseEntity.ok()
        .header("Content-Security-Policy", POLICY)
        .contentType(MediaType.TEXT_HTML)
        .body(page);
  }
}
