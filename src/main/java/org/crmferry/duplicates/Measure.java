package org.crmferry.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntBiFunction;

/**
 * Weighs what two records have in common against what they do not, in bits of evidence, as Fellegi and Sunter do ("A
 * Theory for Record Linkage", 1969): what few others share weighs more. Not thread-safe.
 */
final class Measure {
    /** Evidence that makes two records likely the same. */
    static final double ENOUGH = 9;
    /** Evidence that makes it as likely as not. */
    private static final double EVEN = 7;
    /** More records than that with one address or number make it a shared one. */
    private static final int SHARED = 3;

    private static final double STRONG_NAME = 0.95;

    private final boolean person;
    private final ToIntBiFunction<Part, String> frequency;
    private final NameMeasure names;
    private final List<Reason> reasons = new ArrayList<>();
    private double evidence;

    /** @param frequency how many records have that e-mail address or phone number */
    Measure(boolean person, NameMeasure names, ToIntBiFunction<Part, String> frequency) {
        this.person = person;
        this.names = names;
        this.frequency = frequency;
    }

    /** Whether they are likely the same; {@link #likeness} says more of the pair that was asked about last. */
    boolean same(Features a, Features b) {
        reasons.clear();
        evidence = 0;
        double name = person ? names.persons(a.names, b.names) : names.companies(a.names, b.names);
        boolean named = a.names.length > 0 && b.names.length > 0;
        if (named) {
            name(name);
        }
        emails(a, b);
        double before = evidence;
        phones(a, b);
        address(a, b);
        if (person && name < STRONG_NAME && evidence > before) {
            // People of one household share a phone and an address.
            evidence = before + (evidence - before) / 2;
        }
        if (person) {
            if (!a.company.isEmpty() && !b.company.isEmpty()) {
                boolean same = names.companies(a.company.split(" "), b.company.split(" ")) > 0.95;
                add(same ? 1.5 : -0.5, same ? Reason.Kind.COMPANY_SAME : null, 1);
            }
            birthdate(a, b);
        } else if (!a.domain.isEmpty() && !b.domain.isEmpty()) {
            boolean same = a.domain.equals(b.domain);
            add(same ? 4 : -1, same ? Reason.Kind.DOMAIN_SAME : null, 1);
        }
        return named && evidence >= ENOUGH;
    }

    private void add(double bits, Reason.Kind kind, double alike) {
        evidence += bits;
        if (kind != null) {
            reasons.add(new Reason(kind, alike));
        }
    }

    private void name(double alike) {
        if (alike >= 0.995) {
            add(person ? 6 : 9, Reason.Kind.NAME_SAME, 1);
        } else if (alike >= STRONG_NAME) {
            add(5, Reason.Kind.NAME_ALIKE, alike);
        } else if (alike >= 0.9) {
            add(3, Reason.Kind.NAME_ALIKE, alike);
        } else if (alike >= 0.83) {
            add(1, Reason.Kind.NAME_ALIKE, alike);
        } else {
            add(-7, Reason.Kind.NAME_DIFFERENT, alike);
        }
    }

    private void emails(Features a, Features b) {
        if (a.emails.length == 0 || b.emails.length == 0) {
            return;
        }
        int least = least(Part.EMAIL, a.emails, b.emails);
        if (least > 0) {
            boolean shared = least > SHARED;
            add(shared ? 2 : 8, shared ? Reason.Kind.EMAIL_SHARED : Reason.Kind.EMAIL_SAME, 1);
            return;
        }
        double best = 0;
        for (String one : a.emails) {
            for (String other : b.emails) {
                best = Math.max(best, mailbox(one, other));
            }
        }
        boolean alike = best >= 0.94;
        add(alike ? 3 : person ? -2 : -0.5, alike ? Reason.Kind.EMAIL_ALIKE : Reason.Kind.EMAIL_DIFFERENT, best);
    }

    /** Of two mailboxes at one host; a number at the end makes another one. */
    private double mailbox(String a, String b) {
        int at = a.lastIndexOf('@');
        int end = b.lastIndexOf('@');
        if (!a.substring(at).equals(b.substring(end))
                || Character.isDigit(a.charAt(at - 1))
                || Character.isDigit(b.charAt(end - 1))) {
            return 0;
        }
        return names.companies(new String[] {a.substring(0, at)}, new String[] {b.substring(0, end)});
    }

    private void phones(Features a, Features b) {
        if (a.phones.length == 0 || b.phones.length == 0) {
            return;
        }
        int least = least(Part.PHONE, a.phones, b.phones);
        if (least == 0) {
            add(-1, Reason.Kind.PHONE_DIFFERENT, 0);
        } else if (least <= SHARED) {
            add(5, Reason.Kind.PHONE_SAME, 1);
        } else {
            add(1, Reason.Kind.PHONE_SHARED, 1);
        }
    }

    /** Of what both have: with how many records the rarest is; 0 if they have nothing in common. */
    private int least(Part part, String[] a, String[] b) {
        int least = 0;
        for (String one : a) {
            for (String other : b) {
                if (one.equals(other)) {
                    int records = Math.max(2, frequency.applyAsInt(part, one));
                    least = least == 0 ? records : Math.min(least, records);
                }
            }
        }
        return least;
    }

    private void address(Features a, Features b) {
        boolean codes = !a.postalCode.isEmpty() && !b.postalCode.isEmpty();
        boolean places =
                codes && a.postalCode.equals(b.postalCode) || !codes && !a.city.isEmpty() && a.city.equals(b.city);
        boolean streets = !a.street.isEmpty() && !b.street.isEmpty();
        if (streets && (places || !codes && (a.city.isEmpty() || b.city.isEmpty()))) {
            boolean same = a.street.equals(b.street)
                    || names.companies(a.street.split(" "), b.street.split(" ")) > 0.97 && digits(a.street, b.street);
            add(same ? 3.5 : -1, same ? Reason.Kind.ADDRESS_SAME : Reason.Kind.ADDRESS_DIFFERENT, same ? 1 : 0);
        } else if (places) {
            add(0.5, Reason.Kind.CITY_SAME, 1);
        } else if (codes || !a.city.isEmpty() && !b.city.isEmpty()) {
            add(person ? -1 : -2, Reason.Kind.ADDRESS_DIFFERENT, 0);
        }
    }

    private static boolean digits(String a, String b) {
        return a.replaceAll("\\D", "").equals(b.replaceAll("\\D", ""));
    }

    private void birthdate(Features a, Features b) {
        if (!a.birthdate.isEmpty() && !b.birthdate.isEmpty()) {
            boolean same = a.birthdate.equals(b.birthdate);
            add(same ? 4 : -5, same ? Reason.Kind.BIRTHDATE_SAME : Reason.Kind.BIRTHDATE_DIFFERENT, same ? 1 : 0);
        }
    }

    Likeness likeness() {
        List<Reason> all = new ArrayList<>(reasons);
        all.sort((x, y) -> Boolean.compare(against(x), against(y)));
        return new Likeness(1 / (1 + Math.pow(2, EVEN - evidence)), all);
    }

    private static boolean against(Reason reason) {
        return reason.kind().name().endsWith("DIFFERENT");
    }
}
