package org.chimerapool.settings;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;

/// Looks at every setting by itself, so that one fault does not hide another.
final class SettingsCheck {
  private final ConfigurableEnvironment environment;
  private final Binder binder;
  private final Validator validator;

  private SettingsCheck(ConfigurableEnvironment environment, Validator validator) {
    this.environment = environment;
    this.binder = Binder.get(environment);
    this.validator = validator;
  }

  /// All faults that the records' settings have in this environment.
  static List<SettingFault> faults(ConfigurableEnvironment environment, List<Class<?>> records) {
    try (ValidatorFactory validation = Validation.buildDefaultValidatorFactory()) {
      SettingsCheck check = new SettingsCheck(environment, validation.getValidator());
      List<SettingFault> faults = new ArrayList<>();
      List<Setting> all = new ArrayList<>();
      for (Class<?> type : records) {
        List<Setting> settings = Setting.of(type);
        List<SettingFault> own =
            settings.stream().flatMap(setting -> check.fault(setting).stream()).toList();
        faults.addAll(own.isEmpty() ? check.asAWhole(type) : own);
        all.addAll(settings);
      }
      faults.addAll(UnknownSettings.faults(environment, all));
      return faults;
    }
  }

  private Optional<SettingFault> fault(Setting setting) {
    Object value;
    try {
      value =
          binder
              .bind(
                  setting.name(),
                  Bindable.of(ResolvableType.forType(setting.component().getGenericType())))
              .orElse(null);
    } catch (BindException e) {
      return Optional.of(fault(setting, e.getProperty()));
    }
    if (value == null && setting.hasDefault()) {
      return Optional.empty();
    }
    return validator.validateValue(setting.owner(), setting.component().getName(), value).isEmpty()
        ? Optional.empty()
        : Optional.of(fault(setting, written(setting.name()).orElse(null)));
  }

  /// What only the record itself can judge, for example two settings that do not fit together.
  private List<SettingFault> asAWhole(Class<?> type) {
    String prefix = Setting.prefix(type);
    try {
      binder.bindOrCreate(prefix, Bindable.of(type));
      return List.of();
    } catch (BindException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return List.of(
          new SettingFault(
              prefix,
              "a combination that does not fit",
              "see above",
              String.valueOf(cause.getMessage())));
    }
  }

  private static SettingFault fault(Setting setting, @Nullable ConfigurationProperty written) {
    return new SettingFault(
        setting.name(), value(setting, written), origin(written), AllowedValues.of(setting));
  }

  private static String value(Setting setting, @Nullable ConfigurationProperty written) {
    if (written == null) {
      return "nothing";
    }
    return setting.isSecret() ? "a value that is not shown" : "'" + written.getValue() + "'";
  }

  static String origin(@Nullable ConfigurationProperty written) {
    return written == null || written.getOrigin() == null
        ? "not set anywhere"
        : Objects.toString(written.getOrigin());
  }

  private Optional<ConfigurationProperty> written(String name) {
    ConfigurationPropertyName wanted = ConfigurationPropertyName.of(name);
    for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
      ConfigurationProperty property = source.getConfigurationProperty(wanted);
      if (property != null) {
        return Optional.of(property);
      }
    }
    return Optional.empty();
  }
}
