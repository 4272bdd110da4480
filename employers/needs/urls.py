from django.urls import path

from employers.needs.views import portal, staff

urlpatterns = [
    path("employers/<key:employer>/needs/add/", staff.need_form, name="need_add"),
    path("needs/<key:key>/edit/", staff.need_form, name="need_edit"),
    path("needs/<key:key>/document/", staff.need_document, name="need_document"),
    path("our/needs/", portal.own_needs, name="own_needs"),
    path("our/needs/add/<key:employer>/", portal.own_need_form, name="own_need_add"),
    path("our/needs/<key:key>/edit/", portal.own_need_form, name="own_need_edit"),
    path("our/needs/<key:key>/document/", portal.own_need_document, name="own_need_document"),
]
