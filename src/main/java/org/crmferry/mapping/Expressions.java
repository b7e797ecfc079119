package org.crmferry.mapping;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlBuilder;
import org.apache.commons.jexl3.JexlContext;
import org.apache.commons.jexl3.JexlEngine;
import org.apache.commons.jexl3.JexlException;
import org.apache.commons.jexl3.JexlFeatures;
import org.apache.commons.jexl3.JexlScript;
import org.apache.commons.jexl3.introspection.JexlPermissions;
import org.apache.commons.jexl3.introspection.JexlSandbox;
import org.crmferry.model.Raw;

/**
 * Expressions in JEXL 3, locked in: no loops, no functions of their own, no assignments, no classes, no constructors, and
 * only the methods of text and dates listed here. Names are source fields ({@code _} for what is no letter, digit or
 * {@code _}) and {@code value}; an empty field is null, a book is its main value. Null in arithmetic is an error:
 * write {@code first ?? ''}.
 */
final class Expressions {
    private static final int LONGEST = 4_000;
    private static final int REGEX_BUDGET = 1_000_000;
    private static final Set<String> TEXT_METHODS = Set.of(
            "charAt",
            "compareTo",
            "compareToIgnoreCase",
            "concat",
            "contains",
            "endsWith",
            "equalsIgnoreCase",
            "indexOf",
            "isBlank",
            "isEmpty",
            "lastIndexOf",
            "length",
            "startsWith",
            "strip",
            "stripLeading",
            "stripTrailing",
            "substring",
            "toLowerCase",
            "toUpperCase",
            "trim");
    private static final Set<String> DATE_METHODS = Set.of(
            "getYear",
            "getMonthValue",
            "getDayOfMonth",
            "getDayOfYear",
            "getHour",
            "getMinute",
            "getSecond",
            "isAfter",
            "isBefore",
            "plusDays",
            "minusDays",
            "plusMonths",
            "minusMonths",
            "plusYears",
            "minusYears",
            "plusHours",
            "minusHours",
            "plusMinutes",
            "minusMinutes",
            "toLocalDate",
            "toLocalTime",
            "atStartOfDay",
            "withDayOfMonth",
            "lengthOfMonth");
    private static final Map<Class<?>, Set<String>> ALLOWED = Map.of(
            String.class, TEXT_METHODS,
            LocalDate.class, DATE_METHODS,
            LocalDateTime.class, DATE_METHODS,
            LocalTime.class, DATE_METHODS,
            Instant.class, Set.of("isAfter", "isBefore"));
    private static final JexlEngine ENGINE = engine();

    private Expressions() {}

    /** What a source field is called in an expression. */
    static String variable(String field) {
        return field.replaceAll("[^\\p{L}\\p{N}_]", "_");
    }

    static Operation of(Step.Expression step, Workshop shop) {
        String code = step.code() == null ? "" : step.code();
        if (code.length() > LONGEST) {
            throw shop.wrong("the expression is longer than " + LONGEST + " characters");
        }
        Map<String, Integer> names = names(shop);
        JexlScript script = compile(code, shop);
        for (List<String> variable : script.getVariables()) {
            String name = variable.get(0);
            if (!name.equals("value") && !names.containsKey(name)) {
                throw shop.wrong("the expression speaks of '" + name + "', which is no field of "
                        + shop.source().name());
            }
        }
        return (value, record, problems) -> {
            try {
                return result(script.execute(new Names(names, plain(value), record)));
            } catch (JexlException | ArithmeticException | IndexOutOfBoundsException | StackOverflowError e) {
                shop.place().add(problems, FindingKind.TRANSFORM_FAILED);
                return null;
            }
        };
    }

    private static JexlScript compile(String code, Workshop shop) {
        try {
            return ENGINE.createExpression(code) instanceof JexlScript script ? script : null;
        } catch (JexlException e) {
            String where = e.getInfo() == null ? "" : " (column " + e.getInfo().getColumn() + ")";
            throw shop.wrong("the expression cannot be understood, or uses what is not allowed" + where, e);
        } catch (StackOverflowError e) {
            throw shop.wrong("the expression is nested too deeply", e);
        }
    }

    private static Map<String, Integer> names(Workshop shop) {
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; i < shop.source().fields().size(); i++) {
            String name = shop.source().fields().get(i).name();
            names.putIfAbsent(variable(name), i);
        }
        return names;
    }

    private static JexlEngine engine() {
        JexlFeatures features = JexlFeatures.createNone()
                .methodCall(true)
                .script(false)
                .register(false)
                .localVar(false);
        JexlSandbox sandbox = new JexlSandbox(false);
        for (Map.Entry<Class<?>, Set<String>> entry : ALLOWED.entrySet()) {
            JexlSandbox.Permissions listed = sandbox.permissions(entry.getKey().getName(), true, true, true);
            listed.read().add("");
            listed.write().add("");
            entry.getValue().forEach(listed.execute()::add);
        }
        return new JexlBuilder()
                .features(features)
                .permissions(new Gate())
                .sandbox(sandbox)
                .arithmetic(new Careful())
                .strict(true)
                .silent(false)
                .safe(false)
                .stackOverflow(200)
                .cache(0)
                .loader(new ClassLoader(null) {})
                .create();
    }

    private static Object plain(Object value) {
        if (value instanceof Raw || value instanceof List<?>) {
            return Fit.text(value);
        }
        return value instanceof byte[] ? null : value;
    }

    private static Object result(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float f) {
            return (double) f;
        }
        if (value instanceof java.math.BigInteger big) {
            return new java.math.BigDecimal(big);
        }
        if (value instanceof Character || value instanceof CharSequence) {
            return value.toString();
        }
        return value;
    }

    /** The fields of one record by name, read-only. */
    private static final class Names implements JexlContext {
        private final Map<String, Integer> names;
        private final Object value;
        private final Object[] record;

        Names(Map<String, Integer> names, Object value, Object[] record) {
            this.names = names;
            this.value = value;
            this.record = record;
        }

        @Override
        public Object get(String name) {
            if (name.equals("value")) {
                return value;
            }
            Integer at = names.get(name);
            return at == null ? null : plain(record[at]);
        }

        @Override
        public boolean has(String name) {
            return name.equals("value") || names.containsKey(name);
        }

        @Override
        public void set(String name, Object changed) {
            throw new IllegalStateException("expressions cannot assign");
        }
    }

    /** Lets nothing through but the listed methods. */
    private static final class Gate implements JexlPermissions {
        @Override
        public boolean allow(Class<?> type) {
            return ALLOWED.containsKey(type);
        }

        @Override
        public boolean allow(Constructor<?> constructor) {
            return false;
        }

        @Override
        public boolean allow(java.lang.reflect.Field field) {
            return false;
        }

        @Override
        public boolean allow(Method method) {
            Set<String> methods = ALLOWED.get(method.getDeclaringClass());
            return methods != null && methods.contains(method.getName());
        }

        @Override
        public boolean allow(Package namespace) {
            return namespace.getName().equals("java.lang")
                    || namespace.getName().equals("java.time");
        }

        @Override
        public JexlPermissions compose(String... source) {
            return this;
        }
    }

    /** Strict arithmetic whose regular expressions give up instead of searching for ever. */
    private static final class Careful extends JexlArithmetic {
        Careful() {
            super(true);
        }

        @Override
        public Boolean contains(Object container, Object value) {
            if (container instanceof CharSequence || container instanceof Pattern) {
                if (value == null) {
                    return false;
                }
                Pattern pattern = container instanceof Pattern p ? p : Pattern.compile(container.toString());
                return pattern.matcher(new Budgeted(value.toString(), new int[] {REGEX_BUDGET}))
                        .matches();
            }
            return super.contains(container, value);
        }
    }

    /** Text that can be looked at only so often. */
    private static final class Budgeted implements CharSequence {
        private final String text;
        private final int[] left;

        Budgeted(String text, int[] left) {
            this.text = text;
            this.left = left;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new ArithmeticException("the regular expression takes too long");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Budgeted(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
