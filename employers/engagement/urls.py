from django.urls import path

from employers.engagement import views

urlpatterns = [
    path("touches/", views.touch_list, name="touch_list"),
    path("employers/<key:employer>/touches/add/", views.touch_add, name="touch_add"),
    path("employers/<key:employer>/costs/add/", views.cost_add, name="cost_add"),
    path("employers/<key:employer>/steps/add/", views.rung_form, name="rung_add"),
    path("steps/<key:key>/edit/", views.rung_form, name="rung_edit"),
    path("steps/<key:key>/document/", views.rung_document, name="rung_document"),
]
