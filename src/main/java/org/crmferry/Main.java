package org.crmferry;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("CRM Ferry");
    }
}
