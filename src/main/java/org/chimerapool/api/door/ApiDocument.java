package org.chimerapool.api.door;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the OpenAPI document says beside what it reads from the operations.
@Configuration(proxyBeanMethods = false)
class ApiDocument {

  private static final String TOKEN = "token";
  private static final String PROBLEM = "Problem";

  @Bean
  OpenAPI document(@Value("${spring.application.version:development}") String version) {
    return new OpenAPI()
        .info(
            new Info()
                .title("Chimera")
                .version(version)
                .description(
                    "Everything that the screens show. What stands on public pages is open to"
                        + " everybody; the rest takes a token, made on the account's page of the"
                        + " console, with the scope that the operation names. Errors are"
                        + " application/problem+json. Requests are counted: see the headers"
                        + " RateLimit and Retry-After. Answers carry an ETag."))
        .servers(List.of(new Server().url("/").description("this pool")))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT"))
                .addSchemas(PROBLEM, problem()));
  }

  /// Adds to each operation what it takes and how it may fail.
  @Bean
  OperationCustomizer scopes() {
    return (operation, method) -> {
      Needs needs = method.getMethodAnnotation(Needs.class);
      if (needs != null) {
        operation.addSecurityItem(new SecurityRequirement().addList(TOKEN));
        operation.addExtension("x-scope", needs.value().scope());
        operation.getResponses().addApiResponse("401", failure("No token, or none that counts."));
        operation
            .getResponses()
            .addApiResponse("403", failure("The scope %s is missing.".formatted(scope(needs))));
      }
      operation
          .getResponses()
          .addApiResponse("400", failure("A parameter is not as it should be."));
      operation.getResponses().addApiResponse("429", failure("Too many requests."));
      return operation;
    };
  }

  private static String scope(Needs needs) {
    return needs.value().scope();
  }

  private static ApiResponse failure(String why) {
    return new ApiResponse()
        .description(why)
        .content(
            new Content()
                .addMediaType(
                    "application/problem+json",
                    new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
  }

  private static Schema<?> problem() {
    return new Schema<>()
        .type("object")
        .addProperty("type", new Schema<>().type("string"))
        .addProperty("title", new Schema<>().type("string"))
        .addProperty("status", new Schema<>().type("integer"))
        .addProperty("detail", new Schema<>().type("string"))
        .addProperty("instance", new Schema<>().type("string"));
  }
}
