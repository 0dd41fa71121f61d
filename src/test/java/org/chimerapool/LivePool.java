package org.chimerapool;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chimerapool.testing.FreePort;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole program in this process, on ports of its own, and what a stranger can send to it.
public final class LivePool implements AutoCloseable {

  public static final JsonMapper JSON = JsonMapper.builder().build();

  private final ConfigurableApplicationContext program;
  private final HttpClient client = HttpClient.newHttpClient();
  private final int stratum;

  private LivePool(ConfigurableApplicationContext program, int stratum) {
    this.program = program;
    this.stratum = stratum;
  }

  /// @param settings such as `--chimera.limits.api=10`
  public static LivePool start(Path home, String... settings) throws IOException {
    int stratum = FreePort.next();
    List<String> all =
        new ArrayList<>(
            List.of(
                "--chimera.home=" + home,
                "--chimera.database.port=" + FreePort.next(),
                "--chimera.stratum.bind=127.0.0.1",
                "--chimera.stratum.port=" + stratum,
                "--chimera.simulation.port=" + stratum,
                "--server.port=0"));
    all.addAll(List.of(settings));
    return new LivePool(SpringApplication.run(Program.class, all.toArray(String[]::new)), stratum);
  }

  public ConfigurableApplicationContext program() {
    return program;
  }

  public int stratumPort() {
    return stratum;
  }

  public int port() {
    return program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  public String url() {
    return "http://localhost:" + port();
  }

  /// @param headers names and values in turn
  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, "", headers);
  }

  public HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  public JsonNode json(String path, String... headers) throws IOException, InterruptedException {
    return JSON.readTree(get(path, headers).body());
  }

  @Override
  public void close() {
    client.close();
    program.close();
  }

  /// As the program puts itself together, without what stands in for parts of it in other tests.
  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan(
      basePackages = "org.chimerapool",
      excludeFilters = {
        @ComponentScan.Filter(type = FilterType.CUSTOM, classes = OfTests.class),
        @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ChimeraApplication.class)
      })
  @ConfigurationPropertiesScan("org.chimerapool")
  static class Program {}

  static final class OfTests implements TypeFilter {

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
      return reader.getResource().getURL().getPath().contains("/test-classes/");
    }
  }
}
