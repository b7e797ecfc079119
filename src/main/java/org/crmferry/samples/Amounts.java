package org.crmferry.samples;

/**
 * How many records the sample databases hold, and how many of them are wrong in which way. Exact for every seed; the
 * groups of one entity do not overlap unless said.
 */
public final class Amounts {
    /** SuiteCRM users: one administrator, one inactive, one with a login too long for EspoCRM (50 characters). */
    public static final int USERS = 15;

    public static final int ACCOUNTS = 400;
    public static final int CONTACTS = 2_000;
    public static final int LEADS = 600;
    public static final int OPPORTUNITIES = 500;
    public static final int CALLS = 400;
    public static final int MEETINGS = 300;
    public static final int TASKS = 500;
    public static final int NOTES = 500;
    public static final int CASES = 250;
    public static final int CAMPAIGNS = 12;
    public static final int DOCUMENTS = 80;
    public static final int EMAILS = 400;

    /** Rows marked {@code deleted}: they are not to be carried over. */
    public static final int DELETED_ACCOUNTS = 6;

    public static final int DELETED_CONTACTS = 30;
    public static final int DELETED_LEADS = 10;
    public static final int DELETED_OPPORTUNITIES = 8;
    public static final int DELETED_NOTES = 12;
    /** Rows of {@code accounts_contacts} marked {@code deleted}, of living contacts. */
    public static final int DELETED_LINKS = 20;

    /** Accounts that have the name of another account. */
    public static final int DUPLICATE_ACCOUNTS = 8;
    /** Contacts that have name and e-mail address of another contact. */
    public static final int DUPLICATE_CONTACTS = 40;
    /** Leads that have name and e-mail address of another lead. */
    public static final int DUPLICATE_LEADS = 12;
    /** Contacts that share one e-mail address with one contact of another name. */
    public static final int SHARED_ADDRESS_CONTACTS = 30;
    /** E-mail addresses that are none ({@code n/a}, {@code anna(at)web.example}). */
    public static final int BAD_EMAILS = 25;
    /** E-mail addresses whose owner refuses mass mail. */
    public static final int OPTED_OUT = 60;
    /** E-mail addresses known not to work. */
    public static final int INVALID_FLAGGED = 20;

    /** Contacts born on 1900-01-01, the date that stands for "unknown". */
    public static final int BORN_1900 = 12;
    /** Opportunities that close on 2999-12-31, the date that stands for "never". */
    public static final int CLOSED_2999 = 6;
    /** Contacts with a work number of more than 36 characters, EspoCRM's limit. */
    public static final int LONG_PHONES = 15;
    /** Contacts with a country of more than 100 characters, EspoCRM's limit. */
    public static final int LONG_COUNTRIES = 4;
    /** Contacts with an emoji in the last name. */
    public static final int EMOJI_NAMES = 12;
    /** Contacts with blanks around the last name. */
    public static final int PADDED_NAMES = 15;
    /** Contacts with HTML in the description. */
    public static final int HTML_DESCRIPTIONS = 10;
    /** Accounts whose revenue is not a plain number ({@code $5M}, {@code 1,000,000}). */
    public static final int TEXT_REVENUES = 40;

    /** Accounts of an industry that EspoCRM does not know. */
    public static final int UNKNOWN_INDUSTRIES = 10;
    /** Opportunities at a stage that neither product ships. */
    public static final int UNKNOWN_STAGES = 8;
    /** Opportunities with a probability of 12.5, which is no whole number as EspoCRM wants it. */
    public static final int HALF_PROBABILITIES = 5;
    /** Leads with a status that neither product ships. */
    public static final int UNKNOWN_STATUSES = 7;

    /** Contacts that report to a contact that does not exist. */
    public static final int ORPHAN_SUPERIORS = 3;
    /** Contacts whose owner does not exist. */
    public static final int ORPHAN_OWNERS = 6;
    /** Tasks about a record that does not exist. */
    public static final int ORPHAN_TASKS = 7;
    /** Notes about a record that does not exist. */
    public static final int ORPHAN_NOTES = 9;
    /** Rows of {@code accounts_contacts} with a contact that does not exist. */
    public static final int ORPHAN_LINKS = 5;
    /** Rows of {@code email_addr_bean_rel} of a contact that does not exist. */
    public static final int ORPHAN_ADDRESSES = 4;

    /** Contacts of two accounts. */
    public static final int TWO_ACCOUNTS = 60;
    /** Contacts of no account. */
    public static final int NO_ACCOUNT = 150;
    /** Contacts linked twice with the same account. */
    public static final int DOUBLE_LINKS = 6;
    /** Accounts in circles of parents: one circle of two, one of three. */
    public static final int CIRCLING_ACCOUNTS = 5;
    /** Contacts in a circle of superiors. */
    public static final int CIRCLING_CONTACTS = 2;

    /** EspoCRM: records that equal a source record in every field both products have. */
    public static final int TARGET_SAME_ACCOUNTS = 20;

    public static final int TARGET_SAME_CONTACTS = 60;
    public static final int TARGET_SAME_LEADS = 15;
    /** EspoCRM: records that lack fields which the source record has. */
    public static final int TARGET_LACKING_ACCOUNTS = 20;

    public static final int TARGET_LACKING_CONTACTS = 50;
    public static final int TARGET_LACKING_LEADS = 12;
    /** EspoCRM: records with another value than the source record in the same field. */
    public static final int TARGET_DIFFERENT_ACCOUNTS = 10;

    public static final int TARGET_DIFFERENT_CONTACTS = 25;
    public static final int TARGET_DIFFERENT_LEADS = 8;
    /** EspoCRM: records that the source does not have. */
    public static final int TARGET_OWN_ACCOUNTS = 10;

    public static final int TARGET_OWN_CONTACTS = 15;
    public static final int TARGET_OWN_LEADS = 5;
    /** EspoCRM users: {@code system}, {@code admin}, eight who are SuiteCRM users too, one who is not. */
    public static final int TARGET_USERS = 11;

    static final int TARGET_ACCOUNTS = TARGET_SAME_ACCOUNTS + TARGET_LACKING_ACCOUNTS + TARGET_DIFFERENT_ACCOUNTS;
    static final int TARGET_CONTACTS = TARGET_SAME_CONTACTS + TARGET_LACKING_CONTACTS + TARGET_DIFFERENT_CONTACTS;
    static final int TARGET_LEADS = TARGET_SAME_LEADS + TARGET_LACKING_LEADS + TARGET_DIFFERENT_LEADS;

    private Amounts() {}
}
